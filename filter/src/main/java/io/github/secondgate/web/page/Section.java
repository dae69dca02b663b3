package io.github.secondgate.web.page;

import com.grack.nanojson.JsonObject;

/**
 * A section of a page, with a template of its own that reads the fields of the section's type and behind them those of the
 * page. The page need not know what there is of them. Immutable.
 */
public interface Section {
    /** The name of its template. */
    String template();

    /** Whether there is something to show to a person. */
    default boolean shown() {
        return true;
    }

    /** Whether it is about a way to sign in. */
    default boolean signsIn() {
        return false;
    }

    /** Whether it tells that something went wrong. */
    default boolean failed() {
        return false;
    }

    /** Whether it is what the person came for, so that the focus goes to it. */
    default boolean focused() {
        return failed();
    }

    /** Whether it shows trusted browsers, which any change of the factors ends. */
    default boolean listsTrust() {
        return false;
    }

    /** The key of the name of what it shows, where that ends together with the last factor; else null. */
    default String endsAtLast() {
        return null;
    }

    /** Adds to the JSON answer what a script is told. */
    void state(JsonObject answer);
}
