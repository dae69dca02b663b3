package io.github.secondgate.secondfactor.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A new set of recovery codes, to be shown once. Immutable; does not print itself. */
public final class NewCodes {
    private final List<String> codes;
    private final long changes;

    public NewCodes(List<String> codes, long changes) {
        this.codes = Collections.unmodifiableList(new ArrayList<>(codes));
        this.changes = changes;
    }

    public static NewCodes none(long changes) {
        return new NewCodes(Collections.emptyList(), changes);
    }

    /** The codes as people read them, {@code XXXX-XXXX}; empty if the account is not enrolled or codes are off. */
    public List<String> codes() {
        return codes;
    }

    /** The account's change counter after it. */
    public long changes() {
        return changes;
    }

    @Override
    public String toString() {
        return "NewCodes[" + codes.size() + " redacted]";
    }
}
