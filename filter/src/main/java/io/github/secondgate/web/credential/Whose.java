package io.github.secondgate.web.credential;

import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.web.page.Exchange;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Whose credentials a call is about: the caller's own, or those of the account that an administrator names. Immutable. */
final class Whose {
    static final String ACCOUNT = "account";
    static final String REASON = "reason";

    private static final int LONGEST_ACCOUNT = 300;

    private final UnaryOperator<String> accountOf;
    private final Predicate<String> usableReason;

    private Whose(UnaryOperator<String> accountOf, Predicate<String> usableReason) {
        this.accountOf = accountOf;
        this.usableReason = usableReason;
    }

    static Whose own() {
        return new Whose(null, null);
    }

    /** @param accountOf the account that a text names, or null where it names none */
    static Whose named(UnaryOperator<String> accountOf, Predicate<String> usableReason) {
        return new Whose(accountOf, usableReason);
    }

    /** Whether an administrator asks. */
    boolean administered() {
        return accountOf != null;
    }

    /** Null where none is named. */
    String account(Exchange exchange) {
        if (!administered()) {
            return exchange.account();
        }
        String text = exchange.input == null
                ? new Query(exchange.request).text(ACCOUNT, LONGEST_ACCOUNT)
                : exchange.input.text(ACCOUNT);
        return text == null || text.trim().isEmpty() ? null : accountOf.apply(text);
    }

    /** An administrator's, else null. */
    String reason(Exchange exchange) {
        return administered() ? exchange.input.text(REASON).trim() : null;
    }

    boolean reasonIsUsable(Exchange exchange) {
        return !administered() || usableReason.test(reason(exchange));
    }

    /** Where the forms are sent, below our base. */
    String path() {
        return administered() ? "/admin/credentials" : "/credentials";
    }

    /** The address of the page. */
    String page(Exchange exchange, String account) {
        return with(exchange, path(), account);
    }

    /** The address of the page that leads there. */
    String back(Exchange exchange, String account) {
        return administered() ? with(exchange, "/admin/person", account) : exchange.base();
    }

    private String with(Exchange exchange, String path, String account) {
        Link link = new Link(exchange.base() + path);
        return (administered() ? link.with(ACCOUNT, account) : link).toString();
    }
}
