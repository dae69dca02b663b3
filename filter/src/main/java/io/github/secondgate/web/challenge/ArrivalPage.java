package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.gate.SavedRequest.Loss;
import io.github.secondgate.http.OwnVisit;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET /2fa/arrived}, where a right code leads if there is something to tell before the person goes on: what they sent
 * was not carried out, or the page that they asked for was not kept. Tells it once; the form itself is never sent again.
 */
public final class ArrivalPage implements Page {
    @Override
    public boolean servesRemembered() {
        return true;
    }

    @Override
    public boolean changesFactors() {
        return false;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String context = exchange.request.getContextPath();
        Optional<SavedRequest> saved = SavedRequest.at(exchange.session(), exchange.account())
                .filter(way -> way.arrived() && way.toBeTold(context));
        if (saved.isPresent()) {
            show(exchange, saved.get());
        } else if (exchange.json) {
            exchange.conflict();
        } else {
            exchange.seeOther(exchange.services.paths.home(exchange.request));
        }
    }

    private static void show(Exchange exchange, SavedRequest way) throws IOException {
        if (OwnVisit.sees(exchange.request)) {
            SavedRequest.forget(exchange.session());
        }
        String onward = way.location(exchange.request.getContextPath())
                .orElseGet(() -> exchange.services.paths.home(exchange.request));
        if (exchange.json) {
            JsonObject answer = new JsonObject();
            answer.put("location", onward);
            way.tell(exchange.request.getContextPath(), answer);
            exchange.answer(answer);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("title", exchange.text("arrived.heading"));
        model.put("message", message(exchange, way.loss()));
        model.put("formUrl", way.form(exchange.request.getContextPath()).orElse(null));
        model.put("onwardUrl", onward);
        model.put("goesOn", way.loss() == Loss.NOTHING);
        exchange.page(HttpServletResponse.SC_OK, "arrived", model);
    }

    private static String message(Exchange exchange, Loss loss) {
        switch (loss) {
            case FORM:
                return exchange.text("arrived.form");
            case ADDRESS:
                return exchange.text("arrived.address");
            default:
                return null;
        }
    }
}
