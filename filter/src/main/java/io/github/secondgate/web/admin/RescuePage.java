package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.helpdesk.Caller;
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
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET} and {@code POST /2fa/admin/rescues}: the agent gives the phrase, is told who waits under it, and with a reason
 * and a fresh second factor sees the code once.
 */
final class RescuePage implements Page {
    private final Rescues rescues;
    private final FreshFactor fresh;
    private final UnaryOperator<String> phoneOf;

    /** @param phoneOf the number on record of an account, as far as it may be shown; or null */
    RescuePage(Rescues rescues, FreshFactor fresh, UnaryOperator<String> phoneOf) {
        this.rescues = rescues;
        this.fresh = fresh;
        this.phoneOf = phoneOf;
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
        return asksWho(exchange) || PersonChange.usable(reason(exchange)) ? null : exchange.text("admin.error.reason");
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        redisplay(exchange, Rejection.malformed(fault));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (exchange.input == null) {
            exchange.answers.show(Content.asking(Alert.NONE, ""), Content::json);
        } else if (asksWho(exchange)) {
            who(exchange);
        } else if (fresh.require(exchange, exchange.base() + "/admin/rescues", this::redisplay)) {
            Rescue rescue = rescues.issue(
                    exchange.input.text(Input.PHRASE), exchange.account(), reason(exchange), exchange.requestOrigin());
            if (rescue.outcome() == Rescue.Outcome.ISSUED) {
                Instant now = exchange.services.clock.instant();
                exchange.answers.show(Content.issued(rescue, now, exchange.words), Content::json);
            } else {
                refused(exchange, rescue.outcome());
            }
        }
    }

    /** The first of the two steps: a form that has no field for a reason yet. */
    private static boolean asksWho(Exchange exchange) {
        return !exchange.input.sent(PersonChange.REASON);
    }

    private void who(Exchange exchange) throws IOException {
        Caller caller = rescues.caller(exchange.input.text(Input.PHRASE), exchange.account());
        if (caller.refusal() == null) {
            exchange.answers.show(told(exchange, caller, Alert.NONE), Content::json);
        } else {
            refused(exchange, caller.refusal());
        }
    }

    private Content told(Exchange exchange, Caller caller, Alert alert) {
        Instant now = exchange.services.clock.instant();
        Person person = new Person(caller, phoneOf.apply(caller.account()), now, exchange.words);
        String phrase = exchange.input.text(Input.PHRASE);
        return Content.naming(person, phrase, reason(exchange), !exchange.fresh(), alert);
    }

    private void refused(Exchange exchange, Rescue.Outcome outcome) throws IOException {
        boolean own = outcome == Rescue.Outcome.OWN_ACCOUNT;
        int status = own ? HttpServletResponse.SC_FORBIDDEN : Reply.UNPROCESSABLE;
        String sentence = exchange.text("admin.rescue.error." + outcome);
        Form form = RescuePage::again;
        form.refuse(exchange, Rejection.because(status, own ? "forbidden" : "no-match", sentence));
    }

    private static void again(Exchange exchange, Rejection rejection) throws IOException {
        exchange.answers.page(rejection.status, Content.asking(rejection.alert(), exchange.input.text(Input.PHRASE)));
    }

    /** The step in which something was wrong; the first one where nobody waits any more. */
    private void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        boolean second = exchange.input.has(Input.PHRASE) && !asksWho(exchange);
        Caller caller = second ? rescues.caller(exchange.input.text(Input.PHRASE), exchange.account()) : null;
        if (caller == null || caller.refusal() != null) {
            again(exchange, rejection);
        } else {
            exchange.answers.page(rejection.status, told(exchange, caller, rejection.alert()));
        }
    }

    private static String reason(Exchange exchange) {
        return exchange.input.text(PersonChange.REASON).trim();
    }

    /** Who waits, as the agent compares it with what they hear. Immutable. */
    static final class Person {
        final String name;
        final String browser;
        final String address;
        final String askedAgo;
        final String phone;
        private final Instant askedAt;

        Person(Caller caller, String phone, Instant now, LocalizedText words) {
            this.name = caller.account();
            this.browser = caller.browser() == null ? words.text("browser.unknown") : caller.browser();
            this.address = caller.address();
            this.askedAt = caller.askedAt();
            this.askedAgo = words.text("admin.rescue.ago", words.duration(Duration.between(askedAt, now)));
            this.phone = phone;
        }

        JsonObject json() {
            JsonObject answer = new JsonObject();
            answer.put("account", name);
            answer.put("browser", browser);
            answer.put("address", address);
            answer.put("askedAt", askedAt.toString());
            answer.put("phone", phone);
            return answer;
        }
    }

    static final class Content extends AdminContent {
        final Person caller;
        final Issued issued;
        final String error;
        final String hint;
        final String phrase;
        final String reason;
        final boolean needsCode;

        private Content(Issued issued, Person caller, Alert alert, String phrase, String reason, boolean needsCode) {
            super(PageTemplate.ADMIN_RESCUE);
            this.caller = caller;
            this.issued = issued;
            this.error = alert.sentence;
            this.hint = alert.hint;
            this.phrase = phrase;
            this.reason = reason;
            this.needsCode = needsCode;
        }

        /** The first step: the phrase. */
        static Content asking(Alert alert, String phrase) {
            return new Content(null, null, alert, phrase, "", false);
        }

        /** The second: who it is, and why they are let in. */
        static Content naming(Person caller, String phrase, String reason, boolean needsCode, Alert alert) {
            return new Content(null, caller, alert, phrase, reason, needsCode);
        }

        /** The code. */
        static Content issued(Rescue rescue, Instant now, LocalizedText words) {
            return new Content(new Issued(rescue, now, words), null, Alert.NONE, "", "", false);
        }

        @Override
        public boolean failed() {
            return error != null;
        }

        /** Only the first step. */
        @Override
        public boolean shownAgain() {
            return caller == null && issued == null;
        }

        JsonObject json() {
            JsonObject answer = caller == null ? new JsonObject() : caller.json();
            if (issued != null) {
                answer.put("account", issued.person);
                answer.put("code", issued.code);
                answer.put("expiresAt", issued.expires.toString());
            }
            return answer;
        }
    }

    /** The code, shown once. Immutable. */
    static final class Issued {
        final String person;
        final String code;
        final String expiresAt;
        final long seconds;
        private final Instant expires;

        Issued(Rescue rescue, Instant now, LocalizedText words) {
            this.person = rescue.account();
            this.code = rescue.code();
            this.expires = rescue.expiresAt();
            this.expiresAt = words.moment(expires);
            this.seconds = Duration.between(now, expires).getSeconds();
        }
    }
}
