package io.github.secondgate.web;

import java.util.Optional;

/** Where it is set so, the password is asked for once more before any factor is set up. */
public final class PasswordFirst {
    private final boolean on;
    private final AskedPassword asked;

    public PasswordFirst(boolean on, AskedPassword asked) {
        this.on = on;
        this.asked = asked;
    }

    /** Whether a form that begins a set-up shows the field {@code password}. */
    boolean on() {
        return on;
    }

    /** What is malformed, as a sentence for the person; null when nothing is. */
    String fault(Call call) {
        return on ? AskedPassword.fault(call) : null;
    }

    /** Empty where the set-up may begin. */
    Optional<Refused> refusal(Call call) {
        return on ? asked.refusal(call, "error.setUpPassword") : Optional.empty();
    }
}
