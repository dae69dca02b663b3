package io.github.secondgate.web.arrival;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Onward;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * {@code GET /2fa/grace}, where the gate leads once in each sign-in whoever must set a factor up by a certain day: from when on,
 * and the choice to do it now or later. Later is the page that they were on the way to, which stands open to them anyway.
 */
public final class GracePage implements Page {
    private final Predicate<Exchange> beginsAtOnce;

    /** @param beginsAtOnce whether the person sets a first app up by one click; the others are led to what is asked before */
    public GracePage(Predicate<Exchange> beginsAtOnce) {
        this.beginsAtOnce = beginsAtOnce;
    }

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
        Instant endsAt = exchange.requestContext.accessState().graceEndsAt();
        if (endsAt == null) {
            exchange.answers.notOwed();
        } else {
            Content content =
                    new Content(endsAt, beginsAtOnce.test(exchange), Onward.address(exchange), exchange.words);
            exchange.answers.show(content, Content::json);
        }
    }

    static final class Content extends OnwardContent {
        final String endsOn;
        final boolean begins;
        private final Instant endsAt;

        /**
         * @param endsAt the first moment at which a factor is demanded
         * @param begins whether the set-up begins by one click
         * @param onwardUrl where the person was on the way to
         */
        Content(Instant endsAt, boolean begins, String onwardUrl, LocalizedText words) {
            super(PageTemplate.GRACE, words.text("grace.heading", words.day(endsAt)), onwardUrl);
            this.endsAt = endsAt;
            this.endsOn = words.day(endsAt);
            this.begins = begins;
        }

        @Override
        JsonObject json() {
            JsonObject answer = super.json();
            answer.put("graceEndsAt", endsAt.toString());
            return answer;
        }
    }
}
