package io.github.secondgate.web.reauth;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.reauth.PasswordCheck;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.shiro.Person;
import io.github.secondgate.shiro.RealmPasswords;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Refused;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The account's password, given once more in the very form that changes something, and beside it the answer to the
 * security question where one is set. Every try counts for the account, and which of the two was wrong is not told.
 */
public final class AskedPassword {
    private final PasswordCheck check;
    private final RealmPasswords passwords;
    private final PasswordReadings readings;
    private final SecurityAnswer answer;

    public AskedPassword(
            PasswordCheck check, RealmPasswords passwords, PasswordReadings readings, SecurityAnswer answer) {
        this.check = check;
        this.passwords = passwords;
        this.readings = readings;
        this.answer = answer;
    }

    /** What to say to somebody who left the field empty; null where it is filled. */
    public static String fault(Call call) {
        return call.input.has(Input.PASSWORD) ? null : call.text("error.malformedPassword");
    }

    /** The same for the password and, where a question is set, its answer. */
    public String faultWithAnswer(Call call) {
        String fault = fault(call);
        boolean none = !SecurityQuestions.isAnswer(call.input.text(Input.ANSWER));
        return fault == null && none && asksAnswer(call) ? call.text("error.malformedAnswerGiven") : fault;
    }

    /** Whether an answer is asked of this account beside its password. */
    boolean asksAnswer(Call call) {
        return answer.question(call).isPresent();
    }

    /**
     * Checks the field {@code password}.
     *
     * @param wrong the key of the sentence for a password that did not match
     * @return empty where it did
     */
    public Optional<Refused> refusal(Call call, String wrong) {
        return refusal(call, () -> right(call), wrong);
    }

    /** Checks the password and, where a question is set, its answer: one try for both. */
    public Optional<Refused> refusalWithAnswer(Call call, String wrong) {
        if (!asksAnswer(call)) {
            return refusal(call, wrong);
        }
        // Both are looked at whatever the first one gives, so that the time does not tell which was wrong.
        return refusal(call, () -> right(call) & answer.right(call), "error.passwordOrAnswer");
    }

    private boolean right(Call call) {
        Person person = call.visit.standing().person();
        return readings.of(call.input.text(Input.PASSWORD)).stream()
                .anyMatch(reading -> passwords.right(person, reading));
    }

    private Optional<Refused> refusal(Call call, BooleanSupplier right, String wrong) {
        Verification verification = check.verify(call.account(), right, call.attempt());
        return verification.accepted() ? Optional.empty() : Optional.of(Refused.of(call, verification, wrong));
    }
}
