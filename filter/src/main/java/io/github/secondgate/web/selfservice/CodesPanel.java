package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.view.TextDownload;
import io.github.secondgate.web.page.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** New recovery codes, shown in this one answer and never again. */
public final class CodesPanel {
    private CodesPanel() {}

    /**
     * @param afterEnrolment whether these are the first ones
     * @param continueUrl where the person goes on from here
     */
    public static void show(Exchange exchange, List<String> codes, boolean afterEnrolment, String continueUrl)
            throws IOException {
        String download = TextDownload.href(file(exchange, codes));
        exchange.answers.show(new Content(codes, download, afterEnrolment, continueUrl), Content::json);
    }

    private static String file(Exchange exchange, List<String> codes) {
        return exchange.text("codes.file.heading", exchange.account(), exchange.services.issuer)
                + "\r\n\r\n"
                + String.join("\r\n", codes)
                + "\r\n\r\n"
                + exchange.text("codes.file.advice")
                + "\r\n";
    }

    static final class Content extends PageContent {
        final List<String> codes;
        final String downloadHref;
        final boolean active;
        final String continueUrl;

        Content(List<String> codes, String downloadHref, boolean active, String continueUrl) {
            super(PageTemplate.CODES);
            this.codes = Collections.unmodifiableList(new ArrayList<>(codes));
            this.downloadHref = Objects.requireNonNull(downloadHref);
            this.active = active;
            this.continueUrl = Objects.requireNonNull(continueUrl);
        }

        JsonObject json() {
            JsonObject answer = new JsonObject();
            answer.put("recoveryCodes", new JsonArray(codes));
            return answer;
        }
    }
}
