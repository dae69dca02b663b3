package io.github.secondgate.view;

import java.time.Duration;

/** What went wrong, as a page tells it beside the form that it is about. Immutable. */
public final class Alert {
    /** Nothing did. */
    public static final Alert NONE = new Alert(null, null);

    /** Null where nothing went wrong. */
    public final String sentence;
    /** What the person may do about it, or null. */
    public final String hint;

    /** Until nothing is wrong any more, in whole seconds; zero where waiting mends nothing. */
    public final long waitSeconds;

    private final String field;

    public Alert(String sentence, String hint) {
        this(sentence, hint, 0, null);
    }

    private Alert(String sentence, String hint, long waitSeconds, String field) {
        this.sentence = sentence;
        this.hint = hint;
        this.waitSeconds = waitSeconds;
        this.field = field;
    }

    /** The same, of the field of that name; null where it is of none alone. */
    public Alert in(String name) {
        return new Alert(sentence, hint, waitSeconds, name);
    }

    /** The same, where it is over after that time. */
    public Alert until(Duration wait) {
        return new Alert(sentence, hint, PageContent.seconds(wait), field);
    }

    /** Whether something is wrong with the field of that name. */
    public boolean isIn(String name) {
        return sentence != null && name.equals(field);
    }
}
