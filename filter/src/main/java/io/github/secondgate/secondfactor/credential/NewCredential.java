package io.github.secondgate.secondfactor.credential;

/** How the making of a machine credential went. Immutable. */
public final class NewCredential {
    /** How it went. */
    public enum Outcome {
        MADE,
        /** Another one of the account that is good has this name. */
        NAME_TAKEN,
        /** The account has as many as it may. */
        TOO_MANY,
        /** The account has no second factor that it could stand in for. */
        NOT_ENROLLED
    }

    private final Outcome outcome;
    private final CredentialSecret secret;

    private NewCredential(Outcome outcome, CredentialSecret secret) {
        this.outcome = outcome;
        this.secret = secret;
    }

    static NewCredential of(CredentialSecret secret) {
        return new NewCredential(Outcome.MADE, secret);
    }

    static NewCredential refused(Outcome outcome) {
        return new NewCredential(outcome, null);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** After MADE what the client shows, to be told this once; else null. */
    public CredentialSecret secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "NewCredential[" + outcome + "]";
    }
}
