package io.github.secondgate.web.arrival;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.gate.destination.SavedRequest.Loss;
import io.github.secondgate.http.Navigation;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /2fa/arrived}, where a right code leads if there is something to tell before the person goes on: what they sent
 * was not carried out, or the page that they asked for was not kept. Tells it once; the form itself is never sent again.
 */
public final class ArrivalPage implements Page {
    /** Below our own base. */
    public static final String PATH = "/arrived";

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
        } else {
            exchange.answers.notOwed();
        }
    }

    private static void show(Exchange exchange, SavedRequest way) throws IOException {
        if (Navigation.sees(exchange.request)) {
            way.tell(exchange.session(), exchange.account());
        }
        String context = exchange.request.getContextPath();
        String onward = way.location(context).orElseGet(exchange::home);
        Content content = new Content(way.loss(), onward, way.form(context).orElse(null), exchange.words);
        exchange.answers.show(content, shown -> {
            JsonObject answer = shown.json();
            way.tell(context, answer);
            return answer;
        });
    }

    static final class Content extends OnwardContent {
        final String message;
        final String formUrl;
        final boolean goesOn;

        /**
         * @param loss what did not arrive
         * @param onwardUrl where the person goes on from here
         * @param formUrl the form that is to be sent again, or null
         */
        Content(Loss loss, String onwardUrl, String formUrl, LocalizedText words) {
            super(PageTemplate.ARRIVED, words.text("arrived.heading"), onwardUrl);
            this.message = message(loss, words);
            this.formUrl = formUrl;
            this.goesOn = loss == Loss.NOTHING;
        }

        private static String message(Loss loss, LocalizedText words) {
            switch (loss) {
                case FORM:
                    return words.text("arrived.form");
                case ADDRESS:
                    return words.text("arrived.address");
                default:
                    return null;
            }
        }
    }
}
