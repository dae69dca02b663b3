package io.github.secondgate.notify;

/** The ways a message leaves. */
public enum Channel {
    EMAIL,
    SMS
}
