package io.github.secondgate.notify;

/** What a message travels by. */
public enum Medium {
    EMAIL,
    SMS
}
