package io.github.secondgate.notify;

/**
 * What people are told of. The sentences of a kind are {@code notice.mail.KEY.subject} and {@code notice.mail.KEY.what} in
 * the messages, with the details of the call as {@code {0}}, {@code {1}} …
 */
public enum NoticeKind {
    TWO_FACTOR_ENABLED("enabled", Advice.CHANGED),
    TWO_FACTOR_DISABLED("disabled", Advice.CHANGED),
    /** By an administrator. */
    TWO_FACTOR_RESET("reset", Advice.CHANGED),
    /** {0}: its name. */
    APP_ADDED("appAdded", Advice.CHANGED),
    /** A new one took its place and, {0}, its name. */
    APP_CHANGED("appChanged", Advice.CHANGED),
    /** {0}: its name. */
    APP_REMOVED("appRemoved", Advice.CHANGED),
    /** Codes by e-mail sign in from now on. */
    EMAIL_ADDED("emailAdded", Advice.CHANGED),
    EMAIL_REMOVED("emailRemoved", Advice.CHANGED),
    SMS_ADDED("smsAdded", Advice.CHANGED),
    SMS_REMOVED("smsRemoved", Advice.CHANGED),
    /** {0}: how many codes are left. */
    RECOVERY_CODE_USED("recoveryUsed", Advice.CHANGED),
    BROWSER_TRUSTED("browserTrusted", Advice.CHANGED),
    RECOVERY_CODES_REPLACED("recoveryReplaced", Advice.CHANGED),
    QUESTION_SET("questionSet", Advice.CHANGED),
    QUESTION_CHANGED("questionChanged", Advice.CHANGED),
    /** The helpdesk gave somebody a code for this account. */
    RESCUE_ISSUED("rescueIssued", Advice.HELPDESK),
    /** That code was used: a new factor can be set up with it. */
    RESCUED("rescued", Advice.HELPDESK),
    /** After wrong codes: from here on, codes wait. */
    CODES_THROTTLED("throttled", Advice.GUESSED),
    /** After many wrong codes: those of the app are not looked at any more. */
    CODES_LOCKED("locked", Advice.GUESSED),
    /** After wrong recovery codes. */
    RECOVERY_THROTTLED("recoveryThrottled", Advice.GUESSED),
    /** After wrong passwords where the password is asked again. */
    PASSWORD_THROTTLED("passwordThrottled", Advice.GUESSED_INSIDE),
    /** A right code that had been used before. */
    CODE_REPLAYED("replayed", Advice.GUESSED);

    /** What to do if it was somebody else. */
    enum Advice {
        /** They are in: sign in, look, change. */
        CHANGED("advice.changed"),
        /** The helpdesk was told it was the owner. */
        HELPDESK("advice.helpdesk"),
        /** They know the password and stand before the door. */
        GUESSED("advice.guessed"),
        /** They sit in a session and do not know the password. */
        GUESSED_INSIDE("advice.inside");

        private final String key;

        Advice(String key) {
            this.key = key;
        }
    }

    private final String key;
    private final Advice advice;

    NoticeKind(String key, Advice advice) {
        this.key = key;
        this.advice = advice;
    }

    String subjectKey() {
        return "notice.mail." + key + ".subject";
    }

    String whatKey() {
        return "notice.mail." + key + ".what";
    }

    String adviceKey() {
        return "notice.mail." + advice.key;
    }
}
