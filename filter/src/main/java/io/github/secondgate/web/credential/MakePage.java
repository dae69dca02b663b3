package io.github.secondgate.web.credential;

import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.credential.CredentialPlan;
import io.github.secondgate.secondfactor.credential.Credentials;
import io.github.secondgate.secondfactor.credential.NewCredential;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code POST /2fa/credentials} and {@code POST /2fa/admin/credentials}: makes one, after a fresh second factor. An
 * administrator gives a reason, and makes none for their own account there.
 */
final class MakePage implements Page {
    private static final String NAME_TAKEN = "name-taken";

    private final CredentialsView view;
    private final Whose whose;
    private final Credentials credentials;
    private final FreshFactor fresh;

    MakePage(CredentialsView view, Whose whose, Credentials credentials, FreshFactor fresh) {
        this.view = view;
        this.whose = whose;
        this.credentials = credentials;
        this.fresh = fresh;
    }

    @Override
    public Fields fields() {
        return CredentialFields.TAKEN;
    }

    @Override
    public String fault(Exchange exchange) {
        if (whose.account(exchange) == null) {
            return exchange.text("admin.error.account");
        }
        if (!whose.reasonIsUsable(exchange)) {
            return exchange.text("admin.error.reason");
        }
        String fault = new CredentialFields(exchange, view.offered()).fault();
        return fault == null ? null : exchange.text(fault);
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        if (whose.account(exchange) == null || exchange.json) {
            exchange.answers.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
        } else {
            redisplay(exchange, Rejection.malformed(fault));
        }
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String account = whose.account(exchange);
        Optional<CredentialPlan> plan = new CredentialFields(exchange, view.offered()).plan();
        if (whose.administered() && account.equals(exchange.account())) {
            exchange.answers.refuse(HttpServletResponse.SC_FORBIDDEN, "self");
        } else if (!plan.isPresent()) {
            malformed(exchange, exchange.text("credentials.error.paths"));
        } else if (fresh.require(
                exchange,
                Change.of(whose.page(exchange, account), exchange.text("credentials.make"))
                        .keeping(this::redisplay))) {
            made(
                    exchange,
                    account,
                    credentials.make(
                            account, plan.get(), exchange.account(), whose.reason(exchange), exchange.requestOrigin()));
        }
    }

    private void made(Exchange exchange, String account, NewCredential made) throws IOException {
        switch (made.outcome()) {
            case MADE:
                show(exchange, account, made);
                break;
            case NAME_TAKEN:
                if (!Done.toldOfFirstClick(exchange)) {
                    refuse(exchange, Rejection.conflict(NAME_TAKEN, exchange.text("credentials.error.taken")));
                }
                break;
            case TOO_MANY:
                String most = exchange.text("credentials.error.most", Credentials.MOST);
                refuse(exchange, Rejection.conflict("conflict", most));
                break;
            default:
                exchange.answers.conflict();
        }
    }

    private void show(Exchange exchange, String account, NewCredential made) throws IOException {
        String page = whose.page(exchange, account);
        Done.note(exchange, Notice.saying(exchange.text("credentials.madeBefore")), page);
        String name = CredentialPlan.name(new CredentialFields(exchange, view.offered()).name())
                .orElseThrow(IllegalStateException::new);
        exchange.answers.show(
                new MadeContent(made.secret().id(), name, made.secret().text(), page), MadeContent::json);
    }

    private void refuse(Exchange exchange, Rejection rejection) throws IOException {
        if (exchange.json) {
            exchange.answers.problem(rejection.status, rejection.problem, rejection.detail());
        } else {
            redisplay(exchange, rejection);
        }
    }

    private void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        exchange.answers.page(
                rejection.status,
                view.refused(
                        exchange,
                        whose,
                        whose.account(exchange),
                        rejection.alert().in(wrong(exchange, rejection))));
    }

    /** The field with which something is wrong, as it comes first; null where it is none of them. */
    private String wrong(Exchange exchange, Rejection rejection) {
        if (NAME_TAKEN.equals(rejection.problem)) {
            return Input.NAME;
        }
        return whose.reasonIsUsable(exchange) ? new CredentialFields(exchange, view.offered()).wrong() : Whose.REASON;
    }
}
