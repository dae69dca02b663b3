package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.gate.SavedRequest.Loss;
import io.github.secondgate.http.OwnVisit;
import io.github.secondgate.web.page.Call;
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
    public void serve(Call call) throws IOException {
        String context = call.request.getContextPath();
        Optional<SavedRequest> saved =
                SavedRequest.at(call.session(), call.account()).filter(way -> way.arrived() && way.toBeTold(context));
        if (saved.isPresent()) {
            show(call, saved.get());
        } else if (call.json) {
            call.conflict();
        } else {
            call.seeOther(call.front.paths.home(call.request));
        }
    }

    private static void show(Call call, SavedRequest way) throws IOException {
        if (OwnVisit.sees(call.request)) {
            SavedRequest.forget(call.session());
        }
        String onward =
                way.location(call.request.getContextPath()).orElseGet(() -> call.front.paths.home(call.request));
        if (call.json) {
            JsonObject answer = new JsonObject();
            answer.put("location", onward);
            way.tell(call.request.getContextPath(), answer);
            call.answer(answer);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("title", call.text("arrived.heading"));
        model.put("message", message(call, way.loss()));
        model.put("formUrl", way.form(call.request.getContextPath()).orElse(null));
        model.put("onwardUrl", onward);
        model.put("goesOn", way.loss() == Loss.NOTHING);
        call.page(HttpServletResponse.SC_OK, "arrived", model);
    }

    private static String message(Call call, Loss loss) {
        switch (loss) {
            case FORM:
                return call.text("arrived.form");
            case ADDRESS:
                return call.text("arrived.address");
            default:
                return null;
        }
    }
}
