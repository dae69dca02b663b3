package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.helpdesk.Rescue;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.time.Instant;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET} and {@code POST /2fa/admin/rescues}: the agent gives the phrase and a reason, and a fresh second factor, and
 * sees the code once.
 */
final class RescuePage implements Page {
    private final Rescues rescues;
    private final FreshFactor fresh;

    RescuePage(Rescues rescues, FreshFactor fresh) {
        this.rescues = rescues;
        this.fresh = fresh;
    }

    @Override
    public Fields fields() {
        return Fields.of(PersonChange.REASON);
    }

    @Override
    public String fault(Exchange exchange) {
        if (!exchange.input.has(Input.PHRASE)) {
            return exchange.text("admin.rescue.error.phrase");
        }
        return PersonChange.usable(reason(exchange)) ? null : exchange.text("admin.error.reason");
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        redisplay(exchange, Rejection.malformed(fault));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (exchange.input == null) {
            exchange.answers.show(Content.asking(Alert.NONE, "", "", !exchange.fresh()), Content::json);
        } else if (fresh.require(exchange, exchange.base() + "/admin/rescues", RescuePage::redisplay)) {
            Rescue rescue = rescues.issue(
                    exchange.input.text(Input.PHRASE), exchange.account(), reason(exchange), exchange.requestOrigin());
            if (rescue.outcome() == Rescue.Outcome.ISSUED) {
                exchange.answers.show(Content.issued(rescue, !exchange.fresh(), exchange.words), Content::json);
            } else {
                refused(exchange, rescue.outcome());
            }
        }
    }

    private static void refused(Exchange exchange, Rescue.Outcome outcome) throws IOException {
        boolean own = outcome == Rescue.Outcome.OWN_ACCOUNT;
        int status = own ? HttpServletResponse.SC_FORBIDDEN : Reply.UNPROCESSABLE;
        String sentence = exchange.text("admin.rescue.error." + outcome);
        Form form = RescuePage::redisplay;
        form.refuse(exchange, Rejection.because(status, own ? "forbidden" : "no-match", sentence));
    }

    private static void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        Content content = Content.asking(
                rejection.alert(), exchange.input.text(Input.PHRASE), reason(exchange), !exchange.fresh());
        exchange.answers.page(rejection.status, content);
    }

    private static String reason(Exchange exchange) {
        return exchange.input.text(PersonChange.REASON).trim();
    }

    static final class Content extends AdminContent {
        final String person;
        final String code;
        final String expiresAt;
        final String error;
        final String hint;
        final String phrase;
        final String reason;
        final boolean needsCode;
        private final Instant expires;

        private Content(Rescue issued, String expiresAt, Alert alert, String phrase, String reason, boolean needsCode) {
            super(PageTemplate.ADMIN_RESCUE);
            this.person = issued == null ? null : issued.account();
            this.code = issued == null ? null : issued.code();
            this.expires = issued == null ? null : issued.expiresAt();
            this.expiresAt = expiresAt;
            this.error = alert.sentence;
            this.hint = alert.hint;
            this.phrase = phrase;
            this.reason = reason;
            this.needsCode = needsCode;
        }

        /** The form, as it was filled in. */
        static Content asking(Alert alert, String phrase, String reason, boolean needsCode) {
            return new Content(null, null, alert, phrase, reason, needsCode);
        }

        /** The code, and the form for the next one. */
        static Content issued(Rescue rescue, boolean needsCode, LocalizedText words) {
            return new Content(rescue, words.moment(rescue.expiresAt()), Alert.NONE, "", "", needsCode);
        }

        @Override
        public boolean failed() {
            return error != null;
        }

        JsonObject json() {
            JsonObject answer = new JsonObject();
            if (code != null) {
                answer.put("account", person);
                answer.put("code", code);
                answer.put("expiresAt", expires.toString());
            }
            return answer;
        }
    }
}
