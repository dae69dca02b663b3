package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/** What an account has that is no factor and ends with its factors, by the key of the heading under which its owner knows it. */
final class Belongings {
    private static final String BROWSERS = "browsers.heading";
    private static final String QUESTION = "question.heading";
    private static final String CREDENTIALS = "credentials.heading";

    private Belongings() {}

    /** Without trusted browsers, of which {@link io.github.secondgate.secondfactor.trust.TrustedBrowsers} knows which still are. */
    static List<String> of(Transaction transaction, String account, long now) {
        List<String> found = new ArrayList<>();
        if (transaction.questions().find(account) != null) {
            found.add(QUESTION);
        }
        if (transaction.credentials().allOf(account).stream()
                .anyMatch(one -> one.endedAt() == null && one.untilAt() > now)) {
            found.add(CREDENTIALS);
        }
        return found;
    }

    /** Ends the trust in browsers and the question; which of them there were. */
    static List<String> end(Transaction transaction, String account) {
        List<String> ended = new ArrayList<>();
        if (transaction.browsers().deleteOf(account) > 0) {
            ended.add(BROWSERS);
        }
        if (transaction.questions().delete(account) > 0) {
            ended.add(QUESTION);
        }
        return ended;
    }
}
