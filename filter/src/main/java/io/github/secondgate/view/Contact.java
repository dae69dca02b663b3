package io.github.secondgate.view;

/** The helpdesk that people are told of where only it can help: as its operator worded it, in every language. Immutable. */
public final class Contact {
    public static final Contact NONE = new Contact(null, null, null);

    final String text;
    final String link;
    final String hours;

    /**
     * @param text such as a telephone number; null where people are told of none
     * @param link an absolute address, for pages only: our mails hold none; or null
     * @param hours when somebody answers, or null
     */
    public Contact(String text, String link, String hours) {
        this.text = text;
        this.link = text == null ? null : link;
        this.hours = text == null ? null : hours;
    }
}
