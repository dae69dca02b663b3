package io.github.secondgate.web.admin.event;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.http.Query;
import io.github.secondgate.http.Reply;
import io.github.secondgate.web.page.Exchange;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletResponse;

/** The audit log as a file: CSV (RFC 4180) or JSON lines, written as it is read. */
public enum EventExport {
    CSV("text/csv;charset=UTF-8;header=present", "events.csv") {
        @Override
        void begin(Writer out) throws IOException {
            out.write("at,kind,factor,account,address,outcome,count,lastAt\r\n");
        }

        @Override
        void write(Writer out, AuditEntry event) throws IOException {
            out.write(event.at() + "," + event.kind() + "," + event.factor() + "," + cell(event.account()) + ","
                    + cell(event.address()) + "," + cell(event.outcome()) + "," + event.occurrences() + ","
                    + event.lastAt() + "\r\n");
        }
    },
    LINES("application/x-ndjson;charset=UTF-8", "events.jsonl") {
        @Override
        void write(Writer out, AuditEntry event) throws IOException {
            out.write(JsonWriter.string(json(event)) + "\n");
        }
    };

    /** What a spreadsheet would take for a formula, in any width of the signs, and whatever unseen stands before it. */
    private static final Pattern FORMULA = Pattern.compile("(?s)^[^\\p{L}\\p{N}]*?[=+\\-@\\t\\r＝＋－＠].*");
    /** The same where another cell could begin: a spreadsheet may part cells at these, whatever stands in quotes. */
    private static final Pattern FURTHER = Pattern.compile("(?<=\\S)(\\s*[;|\\t\\r\\n]\\s*)(?=[=+\\-@＝＋－＠])");

    private final String type;
    private final String file;

    EventExport(String type, String file) {
        this.type = type;
        this.file = file;
    }

    void begin(Writer out) throws IOException {}

    abstract void write(Writer out, AuditEntry event) throws IOException;

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
     * @throws IOException if the database breaks off in the middle of the file: it must reach the container, which then
     *     breaks the connection off too, so that nobody takes a part for the whole
     * @throws RuntimeException if it does not answer at all; nothing has been written then
     */
    public void write(HttpServletResponse response, AuditTrail trail, AuditTrail.Search search) throws IOException {
        Download download = new Download(response);
        try {
            trail.export(search, event -> write(download.open(), event));
        } catch (RuntimeException | LinkageError e) {
            if (download.out == null) {
                throw e;
            }
            response.flushBuffer();
            throw new IOException("The database broke an export of events off", e);
        }
        download.open().flush();
    }

    /** Begins with the first event, so that an answer that is none can still be another one. */
    private final class Download {
        private final HttpServletResponse response;
        private Writer out;

        Download(HttpServletResponse response) {
            this.response = response;
        }

        Writer open() throws IOException {
            if (out == null) {
                out = Reply.file(response, type, file);
                begin(out);
            }
            return out;
        }
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

    /** Quoted, and harmless in a spreadsheet: an account's name is whatever somebody typed into a login form. */
    public static String cell(String value) {
        if (value == null) {
            return "";
        }
        String harmless = FURTHER.matcher(value).replaceAll("$1'");
        String text = FORMULA.matcher(value).matches() ? "'" + harmless : harmless;
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
