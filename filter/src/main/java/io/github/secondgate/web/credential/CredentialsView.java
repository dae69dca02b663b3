package io.github.secondgate.web.credential;

import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.credential.Credentials;
import io.github.secondgate.view.Alert;
import io.github.secondgate.web.page.Exchange;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The page of an account's credentials, as they stand now. */
final class CredentialsView {
    private static final Duration PROPOSED = Duration.ofDays(90);
    private static final String READING = "GET, HEAD";

    private final Credentials credentials;
    private final Accounts accounts;
    private final List<String> offered;

    /** @param offered the addresses where credentials count */
    CredentialsView(Credentials credentials, Accounts accounts, List<String> offered) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.offered = offered;
    }

    List<String> offered() {
        return offered;
    }

    /** @param notice what was done, or null */
    CredentialsContent content(Exchange exchange, Whose whose, String account, String notice) {
        String until = exchange.words
                .date(exchange.services.clock.instant().plus(PROPOSED))
                .toString();
        return content(
                exchange,
                whose,
                account,
                notice,
                new CredentialsContent.Filled(Alert.NONE, "", READING, Collections.emptySet(), until, ""));
    }

    /** The form as it was sent, with what is wrong with it. */
    CredentialsContent refused(Exchange exchange, Whose whose, String account, Alert alert) {
        CredentialFields sent = new CredentialFields(exchange, offered);
        String reason = whose.administered() ? whose.reason(exchange) : "";
        return content(
                exchange,
                whose,
                account,
                null,
                new CredentialsContent.Filled(alert, sent.name(), sent.methods(), sent.paths(), sent.day(), reason));
    }

    private CredentialsContent content(
            Exchange exchange, Whose whose, String account, String notice, CredentialsContent.Filled filled) {
        List<CredentialRow> rows = credentials.of(account).stream()
                .map(credential -> new CredentialRow(credential, exchange.services.clock.instant(), exchange.words))
                .collect(Collectors.toList());
        boolean self = whose.administered() && account.equals(exchange.account());
        return new CredentialsContent(
                new CredentialsContent.Where(
                        account, whose.administered(), whose.path(), whose.back(exchange, account)),
                rows,
                offered,
                !self && accounts.facts(account).enrolled(),
                notice,
                filled);
    }
}
