package io.github.secondgate.notify;

import java.util.Objects;

/**
 * Something to be told to one person. Immutable. It may hold a code, so it never prints its text and never prints where
 * it goes.
 */
public final class Message {
    private final String id;
    private final String account;
    private final Medium medium;
    private final String to;
    private final String subject;
    private final String text;

    private Message(String id, String account, Medium medium, String to, String subject, String text) {
        this.id = Objects.requireNonNull(id, "id");
        this.account = Objects.requireNonNull(account, "account");
        this.medium = medium;
        this.to = Objects.requireNonNull(to, "to");
        this.subject = subject;
        this.text = Objects.requireNonNull(text, "text");
    }

    /**
     * @param id letters, digits, {@code -} and {@code _}: no two messages have the same, and a message that is sent again
     *     keeps it
     * @param account whom it concerns, for the log
     * @param to one address, as {@link Recipients} gives it
     * @param subject one line; control characters in it become spaces
     * @param text plain
     */
    public static Message mail(String id, String account, String to, String subject, String text) {
        return new Message(id, account, Medium.EMAIL, to, subject.replaceAll("\\p{Cntrl}+", " "), text);
    }

    /**
     * @param to one number, as {@link Recipients} gives it
     * @see #mail
     */
    public static Message sms(String id, String account, String to, String text) {
        return new Message(id, account, Medium.SMS, to, null, text);
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public Medium medium() {
        return medium;
    }

    public String to() {
        return to;
    }

    /** Null for an SMS. */
    public String subject() {
        return subject;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "Message[" + medium + " " + id + "]";
    }
}
