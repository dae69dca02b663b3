package io.github.secondgate.store;

/** An account's security question. Plain data; confined to a thread. */
public final class QuestionRow {
    private String account;
    private String question;
    private String hash;
    private String parameters;
    private long setAt;

    QuestionRow() {}

    /** @param hash of the normalised answer, made with {@code parameters} */
    public QuestionRow(String account, String question, String hash, String parameters, long setAt) {
        this.account = account;
        this.question = question;
        this.hash = hash;
        this.parameters = parameters;
        this.setAt = setAt;
    }

    public String account() {
        return account;
    }

    /** As the person wrote or chose it. */
    public String question() {
        return question;
    }

    public String hash() {
        return hash;
    }

    public String parameters() {
        return parameters;
    }

    /** Epoch milliseconds. */
    public long setAt() {
        return setAt;
    }
}
