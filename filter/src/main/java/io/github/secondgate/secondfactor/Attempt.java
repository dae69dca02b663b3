package io.github.secondgate.secondfactor;

import io.github.secondgate.notify.Origin;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a request came from, for the log and for notices, and by what the very same request sent again is recognised.
 * Immutable.
 */
public final class Attempt implements Origin {
    private final String address;
    private final String mark;
    private final String browser;
    private final Locale locale;

    /** Of an unknown browser, in English. */
    public Attempt(String address, String mark) {
        this(address, mark, null, Locale.ENGLISH);
    }

    /**
     * @param address of the client as the application sees it, or null
     * @param mark a secret of the session that survives the rotation of its id, or null: then no repetition is
     *     recognised
     * @param browser a short label such as "Firefox on Windows", never what the client sent; or null
     * @param locale of the pages that this person is shown
     */
    public Attempt(String address, String mark, String browser, Locale locale) {
        this.address = address;
        this.mark = mark;
        this.browser = browser;
        this.locale = Objects.requireNonNull(locale, "locale");
    }

    @Override
    public String address() {
        return address;
    }

    String mark() {
        return mark;
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
        return "Attempt[" + address + "]";
    }
}
