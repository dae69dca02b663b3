package io.github.secondgate.secondfactor.app;

import io.github.secondgate.secondfactor.account.Verification;

/** What the check of a code found. Immutable. */
final class TotpAppResult {
    final Verification verification;
    /** Whether this node's clock lies behind one that accepted a code. */
    final boolean clocksDiffer;

    TotpAppResult(Verification verification, boolean clocksDiffer) {
        this.verification = verification;
        this.clocksDiffer = clocksDiffer;
    }

    /** Where nothing is wrong with the clocks. */
    static TotpAppResult of(Verification verification) {
        return new TotpAppResult(verification, false);
    }
}
