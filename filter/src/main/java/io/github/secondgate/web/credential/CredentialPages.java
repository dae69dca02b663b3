package io.github.secondgate.web.credential;

import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.credential.Credentials;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Routes;
import io.github.secondgate.web.reauth.FreshFactor;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The pages about machine credentials; none where credentials count nowhere. */
public final class CredentialPages {
    private final Credentials credentials;
    private final CredentialsView view;
    private final boolean on;

    /** @param offered the addresses where credentials count */
    public CredentialPages(Credentials credentials, Accounts accounts, List<String> offered) {
        this.credentials = credentials;
        this.view = new CredentialsView(credentials, accounts, offered);
        this.on = !offered.isEmpty();
    }

    /** Whether there are any. */
    public boolean on() {
        return on;
    }

    public CredentialsCard card() {
        return new CredentialsCard(on);
    }

    /** Adds those for owners. */
    public void open(Routes routes, FreshFactor fresh) {
        open(routes, fresh, Whose.own(), page -> page);
    }

    /**
     * Adds those for administrators.
     *
     * @param only lets nobody else to a page
     * @param accountOf the account that a text names, or null where it names none
     */
    public void open(
            Routes routes,
            FreshFactor fresh,
            UnaryOperator<Page> only,
            UnaryOperator<String> accountOf,
            Predicate<String> usableReason) {
        open(routes, fresh, Whose.named(accountOf, usableReason), only);
    }

    private void open(Routes routes, FreshFactor fresh, Whose whose, UnaryOperator<Page> only) {
        if (!on) {
            return;
        }
        routes.on(whose.path(), "GET", only.apply(new CredentialsPage(view, whose)))
                .on(whose.path(), "POST", only.apply(new MakePage(view, whose, credentials, fresh)))
                .on(whose.path() + "/*/revoke", "POST", only.apply(new RevokePage(whose, credentials)));
    }
}
