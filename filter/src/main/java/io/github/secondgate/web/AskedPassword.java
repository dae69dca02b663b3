package io.github.secondgate.web;

import io.github.secondgate.secondfactor.PasswordCheck;
import io.github.secondgate.secondfactor.Verification;
import io.github.secondgate.shiro.Person;
import io.github.secondgate.shiro.RealmPasswords;
import java.util.Optional;

/** The account's password, given once more in the very form that changes something. Every try counts for the account. */
public final class AskedPassword {
    private final PasswordCheck check;
    private final RealmPasswords passwords;

    public AskedPassword(PasswordCheck check, RealmPasswords passwords) {
        this.check = check;
        this.passwords = passwords;
    }

    /** What to say to somebody who left the field empty; null where it is filled. */
    static String fault(Call call) {
        return call.input.has(Input.PASSWORD) ? null : call.text("error.malformedPassword");
    }

    /**
     * Checks the field {@code password}.
     *
     * @param wrong the key of the sentence for a password that did not match
     * @return empty where it did
     */
    Optional<Refused> refusal(Call call, String wrong) {
        Person person = call.visit.standing().person();
        String password = call.input.text(Input.PASSWORD);
        Verification verification =
                check.verify(call.account(), () -> passwords.right(person, password), call.attempt());
        return verification.accepted() ? Optional.empty() : Optional.of(Refused.of(call, verification, wrong));
    }
}
