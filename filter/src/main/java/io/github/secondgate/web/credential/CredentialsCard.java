package io.github.secondgate.web.credential;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.view.Alert;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Section;

/** The way to the credentials, on the settings page of accounts that have a factor where credentials count somewhere. */
public final class CredentialsCard implements Card {
    private final boolean on;

    CredentialsCard(boolean on) {
        this.on = on;
    }

    @Override
    public Section content(Exchange exchange, AccountFacts facts, Alert alert) {
        return new Content(on && facts.enrolled());
    }

    static final class Content implements Section {
        private final boolean shown;

        Content(boolean shown) {
            this.shown = shown;
        }

        @Override
        public String template() {
            return "credentials-card";
        }

        @Override
        public boolean shown() {
            return shown;
        }

        @Override
        public String endsAtLast() {
            return shown ? "credentials.heading" : null;
        }

        /** Scripts ask at the address itself. */
        @Override
        public void state(JsonObject answer) {}
    }
}
