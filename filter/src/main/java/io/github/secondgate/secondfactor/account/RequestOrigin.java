package io.github.secondgate.secondfactor.account;

import io.github.secondgate.notify.Origin;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.store.UseRow;
import io.github.secondgate.text.ColumnWidth;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a request came from, for the log and for notices, by what the very same request sent again is recognised, and on
 * which state of its person's factors it was let in. Immutable.
 */
public final class RequestOrigin implements Origin {
    private final String address;
    private final String sessionBinding;
    private final String browser;
    private final Locale locale;
    private final Long changes;

    /** Of an unknown browser, in English. */
    public RequestOrigin(String address, String sessionBinding) {
        this(address, sessionBinding, null, Locale.ENGLISH);
    }

    /**
     * @param address of the client as the application sees it, or null
     * @param sessionBinding a secret of the session that survives the rotation of its id, or null: then no repetition is
     *     recognised
     * @param browser a short label such as "Firefox on Windows", never what the client sent; or null
     * @param locale of the pages that this person is shown
     */
    public RequestOrigin(String address, String sessionBinding, String browser, Locale locale) {
        this(address, sessionBinding, browser, locale, null);
    }

    private RequestOrigin(String address, String sessionBinding, String browser, Locale locale, Long changes) {
        this.address = address;
        this.sessionBinding = sessionBinding;
        this.browser = browser;
        this.locale = Objects.requireNonNull(locale, "locale");
        this.changes = changes;
    }

    /**
     * The same by a session that was let in on this state of its person's factors. On any other state every verb refuses
     * it with {@link FactorsChangedException}; a request that names none is refused on none.
     *
     * @param letInOn the change counter of the person's account
     */
    public RequestOrigin on(long letInOn) {
        return new RequestOrigin(address, sessionBinding, browser, locale, letInOn);
    }

    /**
     * Holds the account until the transaction ends, and lets the request go on only if the account stands where this was
     * let in.
     *
     * @return whether there is such an account
     * @throws FactorsChangedException if it stands elsewhere
     */
    public boolean holds(Transaction transaction, String account) {
        Long now = transaction.accounts().lock(account);
        mustBe(now == null ? 0 : now);
        return now != null;
    }

    /**
     * The same where the person acts on another account. Both are held in the order of their names, so that two people who
     * act on each other do not wait for each other.
     *
     * @return whether there is such another account
     * @throws FactorsChangedException if the person's own stands elsewhere
     */
    public boolean holds(Transaction transaction, String own, String other) {
        boolean ownFirst = own.compareTo(other) < 0;
        if (ownFirst) {
            holds(transaction, own);
        }
        boolean known = transaction.accounts().lock(other) != null;
        if (!ownFirst) {
            holds(transaction, own);
        }
        return known;
    }

    /**
     * The same for an account that was read in this transaction.
     *
     * @param row null where the account was never heard of
     * @throws FactorsChangedException if it stands elsewhere
     */
    public void mustStandOn(AccountRow row) {
        mustBe(row == null ? 0 : row.changes());
    }

    private void mustBe(long now) {
        if (changes != null && changes != now) {
            throw new FactorsChangedException();
        }
    }

    /** What is kept of a factor that was used from here. */
    public UseRow use(long now) {
        return new UseRow(now, ColumnWidth.ADDRESS.cut(address), ColumnWidth.BROWSER_LABEL.cut(browser));
    }

    @Override
    public String address() {
        return address;
    }

    public String sessionBinding() {
        return sessionBinding;
    }

    /** A short label, or null if nothing is known. */
    @Override
    public String browser() {
        return browser;
    }

    /** The language that this person reads. */
    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public String toString() {
        return "RequestOrigin[" + address + "]";
    }
}
