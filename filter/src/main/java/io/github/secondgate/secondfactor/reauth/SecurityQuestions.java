package io.github.secondgate.secondfactor.reauth;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Derivation;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.QuestionRow;
import io.github.secondgate.text.ColumnWidth;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * The question whose answer is asked beside the password before factors are taken away. Never a factor and never a way
 * back: nothing here lets anybody in. It goes when the factors go that it guards: with disabling, a reset, and the use of
 * a rescue code. It counts no tries; ask {@link #right} inside {@link PasswordCheck}, which does. Safe for concurrent use.
 */
public final class SecurityQuestions {
    private static final int LONGEST_QUESTION = 255;
    private static final int SHORTEST_ANSWER = 3;
    private static final int LONGEST_ANSWER = 255;

    private final Database database;
    private final SecretHash hash;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    public SecurityQuestions(CoreServices core, SecretHash hash) {
        this.database = core.database();
        this.hash = hash;
        this.notices = core.notices();
        this.audit = core.audit();
        this.clock = core.clock();
    }

    /** Whether this can be a question: 1 to 255 characters that can be shown, beside spaces at its ends. */
    public static boolean isQuestion(String text) {
        String question = text.trim();
        return !question.isEmpty()
                && question.codePointCount(0, question.length()) <= LONGEST_QUESTION
                && ColumnWidth.QUESTION.holds(question)
                && question.codePoints().noneMatch(SecurityQuestions::unseen);
    }

    private static boolean unseen(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    /** Whether this can be an answer: 3 to 255 characters once it is normalised. */
    public static boolean isAnswer(String text) {
        int length = normalise(text).length();
        return length >= SHORTEST_ANSWER && length <= LONGEST_ANSWER;
    }

    /** NFKC, lower case by way of upper case, spaces at the ends gone and the others one each. */
    static String normalise(String answer) {
        StringBuilder folded = new StringBuilder(answer.length());
        Normalizer.normalize(answer, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .map(point -> Character.isWhitespace(point) || Character.isSpaceChar(point) ? ' ' : point)
                .filter(point -> !unseen(point))
                .forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).trim().replaceAll(" +", " ");
    }

    /**
     * The account's question; empty where none is set.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<String> of(String account) {
        return Optional.ofNullable(find(account)).map(QuestionRow::question);
    }

    private QuestionRow find(String account) {
        return database.transaction(t -> t.questions().find(account));
    }

    /**
     * Sets the question, in the place of one that stands, and tells the person by mail. That the person may do it is
     * decided before.
     *
     * @throws IllegalArgumentException for what is no question or no answer
     * @throws RetryLaterException if the account sets it too often, or too much is being derived
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void set(String account, String question, String answer, RequestOrigin requestOrigin) {
        if (!isQuestion(question) || !isAnswer(answer)) {
            throw new IllegalArgumentException("Not a question with an answer");
        }
        SecretHash.Parameters parameters = hash.fresh();
        long now = clock.millis();
        String hashed;
        try (Derivation derivation = Derivation.of(hash, account)) {
            database.transaction(t -> {
                Limit.QUESTION_SET.count(t, account, now);
                return null;
            });
            hashed = derivation.hash(normalise(answer), parameters);
        }
        database.transaction(t -> {
            Accounts.findOrAdd(t, account);
            requestOrigin.holds(t, account);
            boolean stood = t.questions().delete(account) > 0;
            t.questions().add(new QuestionRow(account, question.trim(), hashed, parameters.text(), now));
            notices.write(t, stood ? NoticeKind.QUESTION_CHANGED : NoticeKind.QUESTION_SET, account, requestOrigin);
            audit.record(
                    t,
                    new SecurityEvent(
                            SecurityEvent.Kind.SECURITY_QUESTION_SET,
                            SecurityEvent.Factor.NONE,
                            account,
                            requestOrigin.address(),
                            stood ? "CHANGED" : "SET"));
            return null;
        });
    }

    /**
     * Whether this answers the account's question; without one, nothing does. Costs a derivation.
     *
     * @throws RetryLaterException if too much is being derived
     * @throws io.github.secondgate.crypto.UnreadableSecretException if the hash cannot be read
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean right(String account, String answer) {
        QuestionRow row = find(account);
        if (row == null || !isAnswer(answer)) {
            return false;
        }
        try (Derivation derivation = Derivation.of(hash, account)) {
            SecretHash.Parameters parameters = SecretHash.Parameters.parse(row.parameters());
            return SecretHash.same(derivation.hash(normalise(answer), parameters), row.hash());
        }
    }
}
