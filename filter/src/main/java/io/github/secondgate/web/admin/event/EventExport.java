package io.github.secondgate.web.admin.event;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.http.Csv;
import io.github.secondgate.http.Download;
import io.github.secondgate.http.Query;
import io.github.secondgate.web.page.Exchange;
import java.io.IOException;
import java.util.Locale;
import javax.servlet.http.HttpServletResponse;

/** The audit log as a file: CSV (RFC 4180) or JSON lines, written as it is read. */
public enum EventExport {
    CSV(Csv.TYPE, "events.csv", Csv.head("at", "kind", "factor", "account", "address", "outcome", "count", "lastAt")) {
        @Override
        String line(AuditEntry event) {
            return event.at() + "," + event.kind() + "," + event.factor() + "," + Csv.cell(event.account()) + ","
                    + Csv.cell(event.address()) + "," + Csv.cell(event.outcome()) + "," + event.occurrences() + ","
                    + event.lastAt() + "\r\n";
        }
    },
    LINES("application/x-ndjson;charset=UTF-8", "events.jsonl", "") {
        @Override
        String line(AuditEntry event) {
            return JsonWriter.string(json(event)) + "\n";
        }
    };

    private final String type;
    private final String file;
    private final String head;

    EventExport(String type, String file, String head) {
        this.type = type;
        this.file = file;
        this.head = head;
    }

    abstract String line(AuditEntry event);

    /** Which file is wanted; null for a page or the ordinary JSON. */
    public static EventExport wanted(Exchange exchange) {
        String format = String.valueOf(new Query(exchange.request).text("format", 8));
        String accept = String.valueOf(exchange.request.getHeader("Accept")).toLowerCase(Locale.ROOT);
        boolean page = accept.contains("text/html");
        if (format.equals("csv") || !page && accept.startsWith("text/csv")) {
            return CSV;
        }
        boolean lines = accept.startsWith("application/x-ndjson") || accept.startsWith("application/jsonl");
        return format.equals("jsonl") || !page && lines ? LINES : null;
    }

    /**
     * @throws IOException if the database breaks off in the middle of the file
     * @throws RuntimeException if it does not answer at all; nothing has been written then
     */
    public void write(HttpServletResponse response, AuditTrail trail, AuditTrail.Search search) throws IOException {
        new Download(response, type, file, head)
                .of(download -> trail.export(search, event -> download.write(line(event))));
    }

    public static JsonObject json(AuditEntry event) {
        JsonObject answer = new JsonObject();
        answer.put("at", event.at().toString());
        answer.put("kind", event.kind());
        answer.put("factor", event.factor());
        answer.put("account", event.account());
        answer.put("address", event.address());
        answer.put("outcome", event.outcome());
        answer.put("count", event.occurrences());
        answer.put("lastAt", event.lastAt().toString());
        return answer;
    }
}
