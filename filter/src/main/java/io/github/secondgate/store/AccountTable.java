package io.github.secondgate.store;

/** A table whose rows belong to an account. {@code secondgate_account} itself and the audit log are not among them. */
public enum AccountTable {
    APP("secondgate_app"),
    SETUP("secondgate_setup"),
    RECOVERY_CODE("secondgate_recovery_code"),
    CHANNEL("secondgate_channel"),
    SENT_CODE("secondgate_sent_code"),
    OUTBOX("secondgate_outbox"),
    BROWSER("secondgate_browser"),
    EXEMPTION("secondgate_exemption"),
    RESCUE("secondgate_rescue"),
    QUESTION("secondgate_question"),
    LIMIT("secondgate_limit");

    private final String sqlName;

    AccountTable(String sqlName) {
        this.sqlName = sqlName;
    }

    /** As it stands in a statement. */
    public String sqlName() {
        return sqlName;
    }
}
