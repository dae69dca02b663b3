package io.github.secondgate.notify;

import java.util.Locale;

/** Where that came from of which a notice tells, and the language in which it tells. */
public interface Origin {
    /** Of the client, or null. */
    String address();

    /** A short label, or null. */
    String browser();

    Locale locale();
}
