package io.github.secondgate.web.arrival;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Onward;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;

/**
 * {@code GET /2fa/day-pass}, where a day pass leads: when the sign-in ends. Its way on is the page first asked for, out of the
 * session's own slot, and never anything that the address says.
 */
public final class DayPassPage implements Page {
    /** Below our own base. */
    public static final String PATH = "/day-pass";

    private final DayPass dayPass;

    public DayPassPage(DayPass dayPass) {
        this.dayPass = dayPass;
    }

    @Override
    public boolean changesFactors() {
        return false;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        Instant letIn = exchange.requestContext.accessState().dayPassAt();
        if (letIn == null) {
            exchange.answers.notOwed();
        } else {
            Instant end = dayPass.endOf(letIn);
            Content content = new Content(dayPass.time(), end, Onward.address(exchange), exchange.words);
            exchange.answers.show(content, Content::json);
        }
    }

    static final class Content extends OnwardContent {
        private final Instant endsAt;

        /** @param onwardUrl where the person was on the way to */
        Content(LocalTime time, Instant endsAt, String onwardUrl, LocalizedText words) {
            super(PageTemplate.DAY_PASS, words.text("dayPass.heading", time), onwardUrl);
            this.endsAt = endsAt;
        }

        @Override
        JsonObject json() {
            JsonObject answer = super.json();
            answer.put("endsAt", endsAt.toString());
            return answer;
        }
    }
}
