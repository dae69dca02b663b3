package io.github.secondgate.secondfactor.kind;

/**
 * What a person answers when a second factor is asked for: by which kind, with which one of it, and what was typed.
 * Immutable; does not print what was typed. Each kind makes its own.
 */
public final class Answer {
    private final String kind;
    private final String which;
    private final String text;

    /**
     * @param kind the {@link FactorKind#key}
     * @param which the id of the app or device that was chosen; null where nothing was, or there is nothing to choose
     * @param text as it was typed
     */
    public Answer(String kind, String which, String text) {
        this.kind = kind;
        this.which = which;
        this.text = text;
    }

    public String kind() {
        return kind;
    }

    /** The id of the one that was chosen, or null. */
    public String which() {
        return which;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "Answer[" + kind + (which == null ? "" : " " + which) + "]";
    }
}
