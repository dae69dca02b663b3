package io.github.secondgate.web.arrival;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Onward;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * {@code GET /2fa/recovered}, where a recovery code leads: how many are left, and what to do about the phone. Its way on is the
 * page first asked for, out of the session's own slot, and never anything that the address says.
 */
public final class RecoveredPage implements Page {
    private static final String PATH = "/recovered";
    private static final SessionAttribute<Instant> SINCE = SessionAttribute.moment("recovered");

    private final Accounts accounts;

    public RecoveredPage(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A recovery code signed this session in: returns where that is told. */
    public static String told(Exchange exchange) {
        SINCE.keep(exchange.session(), exchange.account(), exchange.services.clock.instant());
        return exchange.base() + PATH;
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
        if (SINCE.of(exchange.session(), exchange.account()) == null) {
            exchange.answers.notOwed();
        } else {
            Content content = new Content(exchange.facts(accounts), Onward.address(exchange), exchange.words);
            exchange.answers.show(content, Content::json);
        }
    }

    static final class Content extends OnwardContent {
        final boolean low;
        final boolean byApp;
        /** The only app, which a new one takes the place of; null where there are several, or none. */
        final String onlyApp;

        private final int left;

        /** @param onwardUrl where the person was on the way to */
        Content(AccountFacts facts, String onwardUrl, LocalizedText words) {
            super(PageTemplate.RECOVERED, words.text("recovered.heading", facts.recoveryCodesLeft()), onwardUrl);
            List<TotpAppFacts> apps = facts.apps();
            this.left = facts.recoveryCodesLeft();
            this.low = RecoveryCodes.isLow(left);
            this.byApp = !apps.isEmpty();
            this.onlyApp = apps.size() == 1 ? apps.get(0).id() : null;
        }

        @Override
        JsonObject json() {
            JsonObject answer = super.json();
            answer.put("recoveryCodesLeft", left);
            return answer;
        }
    }
}
