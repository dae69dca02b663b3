package io.github.secondgate.view;

/** What went wrong, as a page tells it beside the form that it is about. Immutable. */
public final class Alert {
    /** Nothing did. */
    public static final Alert NONE = new Alert(null, null);

    /** Null where nothing went wrong. */
    public final String sentence;
    /** What the person may do about it, or null. */
    public final String hint;

    public Alert(String sentence, String hint) {
        this.sentence = sentence;
        this.hint = hint;
    }
}
