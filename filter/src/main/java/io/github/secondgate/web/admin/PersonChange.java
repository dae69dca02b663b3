package io.github.secondgate.web.admin;

import io.github.secondgate.http.Fields;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.text.ColumnWidth;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code POST /2fa/admin/reset}, {@code forget}, {@code unlock}, {@code distrust} and {@code exempt}: asks for a reason and a fresh second
 * factor. Nobody does so to themselves: whoever took an administrator's session over would otherwise guess that
 * administrator's password without an end, and one stolen session would do for two people.
 */
final class PersonChange implements Page {
    static final String REASON = "reason";
    static final String UNTIL = "until";

    private static final Fields TAKEN = Fields.of(PersonView.ACCOUNT, REASON, UNTIL);

    /** Without controls, line ends and marks of direction, which would make a list or a log read otherwise than it is. */
    private static final Pattern USABLE_REASON =
            Pattern.compile("(?:[\\u200c\\u200d]|[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]){3,200}");

    /** What is done; its reason and end are usable. */
    interface Deed {
        /** @param until null but for an exemption; @return whether there was anything to do */
        boolean done(Exchange exchange, String account, String reason, Instant until);
    }

    private final PersonView view;
    private final FreshFactor fresh;
    private final PersonContent.Form form;
    private final boolean ends;
    private final Deed deed;

    private PersonChange(PersonView view, FreshFactor fresh, PersonContent.Form form, boolean ends, Deed deed) {
        this.view = view;
        this.fresh = fresh;
        this.form = form;
        this.ends = ends;
        this.deed = deed;
    }

    static PersonChange reset(PersonView view, FreshFactor fresh, Deed deed) {
        return new PersonChange(view, fresh, PersonContent.Form.RESET, false, deed);
    }

    static PersonChange unlock(PersonView view, FreshFactor fresh, Deed deed) {
        return new PersonChange(view, fresh, PersonContent.Form.UNLOCK, false, deed);
    }

    static PersonChange distrust(PersonView view, FreshFactor fresh, Deed deed) {
        return new PersonChange(view, fresh, PersonContent.Form.DISTRUST, false, deed);
    }

    static PersonChange forget(PersonView view, FreshFactor fresh, Deed deed) {
        return new PersonChange(view, fresh, PersonContent.Form.FORGET, false, deed);
    }

    static PersonChange exempt(PersonView view, FreshFactor fresh, Deed deed) {
        return new PersonChange(view, fresh, PersonContent.Form.EXEMPT, true, deed);
    }

    /** Whose page it was the form alone told. */
    @Override
    public String formPage() {
        return "/admin/people";
    }

    @Override
    public Fields fields() {
        return TAKEN;
    }

    @Override
    public String fault(Exchange exchange) {
        if (account(exchange) == null) {
            return exchange.text("admin.error.account");
        }
        if (!usable(reason(exchange))) {
            return exchange.text("admin.error.reason");
        }
        return ends && until(exchange) == null ? exchange.text("admin.error.until") : null;
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        if (account(exchange) == null) {
            exchange.answers.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
        } else {
            redisplay(exchange, Rejection.malformed(fault));
        }
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String account = account(exchange);
        if (account.equals(exchange.account())) {
            exchange.answers.refuse(HttpServletResponse.SC_FORBIDDEN, "self");
        } else if (fresh.require(exchange, change(exchange, account))) {
            if (deed.done(exchange, account, reason(exchange), until(exchange))) {
                done(exchange, account);
            } else {
                exchange.answers.refuse(HttpServletResponse.SC_CONFLICT, "nobody");
            }
        }
    }

    private Change change(Exchange exchange, String account) {
        return Change.of(PersonView.address(exchange, account), exchange.text("admin." + form.key() + ".submit"))
                .keeping(this::redisplay);
    }

    private void done(Exchange exchange, String account) throws IOException {
        if (exchange.json) {
            exchange.answers.tell(view.content(exchange, account, null, PersonContent.Filled.NONE)
                    .json());
        } else {
            Notice.leave(exchange, exchange.text("admin." + form.key() + ".done", account));
            exchange.answers.seeOther(PersonView.address(exchange, account));
        }
    }

    private void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        String reason = reason(exchange);
        PersonContent.Filled filled = new PersonContent.Filled(
                form, rejection.alert().in(usable(reason) ? UNTIL : REASON), reason, exchange.input.text(UNTIL));
        exchange.answers.page(rejection.status, view.content(exchange, account(exchange), null, filled));
    }

    static boolean usable(String reason) {
        return USABLE_REASON.matcher(reason).matches() && ColumnWidth.REASON.holds(reason);
    }

    private String account(Exchange exchange) {
        return view.account(exchange.input.text(PersonView.ACCOUNT));
    }

    private static String reason(Exchange exchange) {
        return exchange.input.text(REASON).trim();
    }

    /** The end of the day that was given as the last; null where it cannot be. */
    private static Instant until(Exchange exchange) {
        try {
            Instant until = exchange.words.start(
                    LocalDate.parse(exchange.input.text(UNTIL).trim()).plusDays(1));
            Instant now = exchange.services.clock.instant();
            boolean usable = until.isAfter(now) && !until.isAfter(now.plus(Exemptions.LONGEST));
            return usable ? until : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
