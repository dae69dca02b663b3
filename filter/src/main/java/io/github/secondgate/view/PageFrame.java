package io.github.secondgate.view;

import java.util.Objects;

/** What all our pages have beside their content: where they stand, for whom, and of which application. Immutable. */
public final class PageFrame {
    public final String base;
    public final String csrf;
    public final String account;
    public final String homeUrl;
    public final String issuer;
    /** Whether a code that is complete is sent without a press of the button. */
    public final boolean sends;
    /** Where a choice of language leads back to, below our base; null where there is none. */
    final String choiceAt;

    /** In the place of an address: the page has a form of this id, which shows it again. */
    static final String OWN_FORM = "again";

    /**
     * @param base the address of our pages, without a slash at its end
     * @param csrf the token that forms send; null where the page has none
     * @param account whose page it is; null where nobody is named
     * @param homeUrl where the person goes on from here; null for no link
     * @param issuer the application's name, or null
     */
    public PageFrame(String base, String csrf, String account, String homeUrl, String issuer) {
        this(base, csrf, account, homeUrl, issuer, false, null);
    }

    private PageFrame(
            String base, String csrf, String account, String homeUrl, String issuer, boolean sends, String choiceAt) {
        this.base = Objects.requireNonNull(base);
        this.csrf = csrf;
        this.account = account;
        this.homeUrl = homeUrl;
        this.issuer = issuer;
        this.sends = sends;
        this.choiceAt = choiceAt;
    }

    public PageFrame sendingCompleteCodes() {
        return new PageFrame(base, csrf, account, homeUrl, issuer, true, choiceAt);
    }

    /** The same on a page that is the answer to a form, and has that form once more. */
    public PageFrame offeringLanguagesByForm() {
        return offeringLanguages(OWN_FORM);
    }

    /** @param at the page that the language is chosen on, below our base, as its address says it */
    public PageFrame offeringLanguages(String at) {
        return new PageFrame(base, csrf, account, homeUrl, issuer, sends, Objects.requireNonNull(at));
    }
}
