package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.TextDownload;
import io.github.secondgate.web.page.Exchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/** New recovery codes, shown in this one answer and never again. */
public final class CodesPanel {
    private CodesPanel() {}

    /**
     * @param afterEnrolment whether these are the first ones
     * @param continueUrl where the person goes on from here
     */
    public static void show(Exchange exchange, List<String> codes, boolean afterEnrolment, String continueUrl)
            throws IOException {
        if (exchange.json) {
            JsonObject answer = new JsonObject();
            answer.put("recoveryCodes", new JsonArray(codes));
            exchange.answer(answer);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("codes", codes);
        model.put("downloadHref", TextDownload.href(file(exchange, codes)));
        model.put("active", afterEnrolment);
        model.put("continueUrl", continueUrl);
        exchange.page(HttpServletResponse.SC_OK, "codes", model);
    }

    private static String file(Exchange exchange, List<String> codes) {
        return exchange.text("codes.file.heading", exchange.account(), exchange.services.issuer)
                + "\r\n\r\n"
                + String.join("\r\n", codes)
                + "\r\n\r\n"
                + exchange.text("codes.file.advice")
                + "\r\n";
    }
}
