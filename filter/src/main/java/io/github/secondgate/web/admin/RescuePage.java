package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.helpdesk.Caller;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Rescue;
import io.github.secondgate.secondfactor.helpdesk.RescueDesk;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.admin.rescue.HelpChoice;
import io.github.secondgate.web.admin.rescue.IssuedCode;
import io.github.secondgate.web.admin.rescue.WaitingPerson;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET} and {@code POST /2fa/admin/rescues}: the agent gives the phrase, is told who waits under it, and with a reason
 * and a fresh second factor sees the code once. Where there are day passes, they say with the reason which of the two it is.
 */
final class RescuePage implements Page {
    private final RescueDesk desk;
    private final DayPass dayPass;
    private final FreshFactor fresh;
    private final UnaryOperator<String> phoneOf;

    /** @param phoneOf the number on record of an account, as far as it may be shown; or null */
    RescuePage(Rescues rescues, FreshFactor fresh, UnaryOperator<String> phoneOf) {
        this.desk = rescues.desk();
        this.dayPass = rescues.dayPass();
        this.fresh = fresh;
        this.phoneOf = phoneOf;
    }

    @Override
    public Fields fields() {
        return Fields.of(PersonChange.REASON, HelpChoice.FIELD);
    }

    @Override
    public String fault(Exchange exchange) {
        if (!exchange.input.has(Input.PHRASE)) {
            return exchange.text("admin.rescue.error.phrase");
        }
        if (asksWho(exchange)) {
            return null;
        }
        if (!helpIsChosen(exchange)) {
            return exchange.text("admin.rescue.error.help");
        }
        return PersonChange.usable(reason(exchange)) ? null : exchange.text("admin.error.reason");
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        Rejection malformed = Rejection.malformed(fault);
        redisplay(exchange, helpIsChosen(exchange) ? malformed.in(PersonChange.REASON) : malformed);
    }

    private boolean helpIsChosen(Exchange exchange) {
        return HelpChoice.isMade(exchange.input.text(HelpChoice.FIELD), dayPass.on(), exchange.json);
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (exchange.input == null) {
            exchange.answers.show(Content.asking(Alert.NONE, ""), Content::json);
        } else if (asksWho(exchange)) {
            who(exchange);
        } else if (fresh.require(exchange, change(exchange))) {
            issue(exchange);
        }
    }

    private Change change(Exchange exchange) {
        return Change.of(exchange.base() + "/admin/rescues", exchange.text("admin.rescue.submit"))
                .keeping(this::redisplay);
    }

    private void issue(Exchange exchange) throws IOException {
        Rescue rescue = desk.issue(
                exchange.input.text(Input.PHRASE),
                HelpChoice.of(exchange.input.text(HelpChoice.FIELD)),
                exchange.account(),
                reason(exchange),
                exchange.requestOrigin());
        switch (rescue.outcome()) {
            case ISSUED:
                IssuedCode issued = new IssuedCode(rescue, dayPass, exchange.services.clock.instant(), exchange.words);
                exchange.answers.show(Content.issued(issued), Content::json);
                return;
            case DAY_PASS_OVER:
            case DAY_PASS_USED:
                Form form = this::redisplay;
                form.refuse(exchange, Rejection.conflict("conflict", sentence(exchange, rescue.outcome())));
                return;
            default:
                refused(exchange, rescue.outcome());
        }
    }

    private String sentence(Exchange exchange, Rescue.Outcome outcome) {
        return exchange.text("admin.rescue.error." + outcome, dayPass.time());
    }

    /** The first of the two steps: a form that has no field for a reason yet. */
    private static boolean asksWho(Exchange exchange) {
        return !exchange.input.sent(PersonChange.REASON);
    }

    private void who(Exchange exchange) throws IOException {
        Caller caller = desk.caller(exchange.input.text(Input.PHRASE), exchange.account());
        if (caller.refusal() == null) {
            exchange.answers.show(told(exchange, caller, Alert.NONE), Content::json);
        } else {
            refused(exchange, caller.refusal());
        }
    }

    private Content told(Exchange exchange, Caller caller, Alert alert) {
        Instant now = exchange.services.clock.instant();
        WaitingPerson person = new WaitingPerson(caller, phoneOf.apply(caller.account()), now, exchange.words);
        String phrase = exchange.input.text(Input.PHRASE);
        return Content.naming(person, choice(exchange, caller), phrase, reason(exchange), alert);
    }

    private HelpChoice choice(Exchange exchange, Caller caller) {
        if (!dayPass.on()) {
            return null;
        }
        Instant end = caller.noDayPass() == null ? dayPass.endOf(exchange.services.clock.instant()) : null;
        String told = end == null
                ? sentence(exchange, caller.noDayPass())
                : exchange.text("admin.rescue.dayPass.hint", dayPass.time());
        return new HelpChoice(exchange.input.text(HelpChoice.FIELD), end, told);
    }

    private void refused(Exchange exchange, Rescue.Outcome outcome) throws IOException {
        boolean own = outcome == Rescue.Outcome.OWN_ACCOUNT;
        int status = own ? HttpServletResponse.SC_FORBIDDEN : Reply.UNPROCESSABLE;
        Form form = RescuePage::again;
        form.refuse(exchange, Rejection.because(status, own ? "forbidden" : "no-match", sentence(exchange, outcome)));
    }

    private static void again(Exchange exchange, Rejection rejection) throws IOException {
        exchange.answers.page(rejection.status, Content.asking(rejection.alert(), exchange.input.text(Input.PHRASE)));
    }

    /** The step in which something was wrong; the first one where nobody waits any more. */
    private void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        boolean second = exchange.input.has(Input.PHRASE) && !asksWho(exchange);
        Caller caller = second ? desk.caller(exchange.input.text(Input.PHRASE), exchange.account()) : null;
        if (caller == null || caller.refusal() != null) {
            again(exchange, rejection);
        } else {
            exchange.answers.page(rejection.status, told(exchange, caller, rejection.alert()));
        }
    }

    private static String reason(Exchange exchange) {
        return exchange.input.text(PersonChange.REASON).trim();
    }

    static final class Content extends AdminContent {
        final WaitingPerson caller;
        /** Null where a rescue is all there is. */
        final HelpChoice choice;

        final IssuedCode issued;
        final String error;
        final String hint;
        final boolean wrongReason;
        final String phrase;
        final String reason;

        private Content(
                IssuedCode issued, WaitingPerson caller, HelpChoice choice, Alert alert, String phrase, String reason) {
            super(PageTemplate.ADMIN_RESCUE);
            this.caller = caller;
            this.choice = choice;
            this.issued = issued;
            this.error = alert.sentence;
            this.hint = alert.hint;
            this.wrongReason = alert.isIn(PersonChange.REASON);
            this.phrase = phrase;
            this.reason = reason;
        }

        /** The first step: the phrase. */
        static Content asking(Alert alert, String phrase) {
            return new Content(null, null, null, alert, phrase, "");
        }

        /** The second: who it is, and why they are let in. */
        static Content naming(WaitingPerson caller, HelpChoice choice, String phrase, String reason, Alert alert) {
            return new Content(null, caller, choice, alert, phrase, reason);
        }

        /** The code. */
        static Content issued(IssuedCode issued) {
            return new Content(issued, null, null, Alert.NONE, "", "");
        }

        @Override
        public boolean failed() {
            return error != null;
        }

        @Override
        public boolean shownOnce() {
            return issued != null;
        }

        @Override
        public boolean answersForm() {
            return caller != null;
        }

        JsonObject json() {
            JsonObject answer = new JsonObject();
            if (caller != null) {
                caller.tell(answer);
            }
            if (choice != null) {
                choice.tell(answer);
            }
            if (issued != null) {
                issued.tell(answer);
            }
            return answer;
        }
    }
}
