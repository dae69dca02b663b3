package io.github.secondgate.notify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What people are told of. The sentences of a kind are {@code notice.mail.KEY.subject} and {@code notice.mail.KEY.what} in
 * the messages, with the details of the call as {@code {0}}, {@code {1}} …
 * Immutable.
 */
public final class NoticeKind {
    public static final NoticeKind TWO_FACTOR_ENABLED = changed("TWO_FACTOR_ENABLED", "enabled");
    public static final NoticeKind TWO_FACTOR_DISABLED =
            new NoticeKind("TWO_FACTOR_DISABLED", "disabled", "advice.disabled");
    /** By an administrator. */
    public static final NoticeKind TWO_FACTOR_RESET = new NoticeKind("TWO_FACTOR_RESET", "reset", "advice.reset");
    /** A new one took its place and, {0}, its name. */
    public static final NoticeKind APP_CHANGED = changed("APP_CHANGED", "appChanged");
    /** {0}: how many codes are left. */
    public static final NoticeKind RECOVERY_CODE_USED = changed("RECOVERY_CODE_USED", "recoveryUsed");

    /** {0}: when the trust ends. */
    public static final NoticeKind BROWSER_TRUSTED =
            new NoticeKind("BROWSER_TRUSTED", "browserTrusted", "advice.trusted");

    public static final NoticeKind RECOVERY_CODES_REPLACED = changed("RECOVERY_CODES_REPLACED", "recoveryReplaced");
    public static final NoticeKind QUESTION_SET = changed("QUESTION_SET", "questionSet");
    public static final NoticeKind QUESTION_CHANGED = changed("QUESTION_CHANGED", "questionChanged");
    /** To somebody without a second factor; nothing happened. */
    public static final NoticeKind REMINDER = new NoticeKind("REMINDER", "reminder", null);
    /** A machine credential for clients was made. {0}: its name. */
    public static final NoticeKind CREDENTIAL_MADE = changed("CREDENTIAL_MADE", "credentialMade");
    /** The helpdesk gave somebody a code for this account. */
    public static final NoticeKind RESCUE_ISSUED = helped("RESCUE_ISSUED", "rescueIssued");
    /** The same for the rest of a day, without anything that changes. {0}: the time at which it ends. */
    public static final NoticeKind DAY_PASS_ISSUED = helped("DAY_PASS_ISSUED", "dayPass");
    /** The code of a day pass was used. {0}: the time at which it ends. */
    public static final NoticeKind DAY_PASS_USED = helped("DAY_PASS_USED", "dayPassUsed");
    /** The code of a rescue was used: a new factor can be set up with it. */
    public static final NoticeKind RESCUED = helped("RESCUED", "rescued");
    /** After wrong codes: from here on, codes wait. */
    public static final NoticeKind CODES_THROTTLED = guessed("CODES_THROTTLED", "throttled");
    /** After many wrong codes: those of the app are not looked at any more. */
    public static final NoticeKind CODES_LOCKED = guessed("CODES_LOCKED", "locked");
    /** After wrong recovery codes. */
    public static final NoticeKind RECOVERY_THROTTLED = guessed("RECOVERY_THROTTLED", "recoveryThrottled");
    /** After wrong passwords where the password is asked again, of whoever sits in a session and does not know it. */
    public static final NoticeKind PASSWORD_THROTTLED =
            new NoticeKind("PASSWORD_THROTTLED", "passwordThrottled", "advice.inside");
    /** A right code that had been used before. */
    public static final NoticeKind CODE_REPLAYED = guessed("CODE_REPLAYED", "replayed");

    private final String name;
    private final String key;
    private final String advice;
    private final List<String> ended;

    /** @param advice the key of what to do if it was somebody else; null where nobody did anything */
    private NoticeKind(String name, String key, String advice) {
        this(name, key, advice, Collections.emptyList());
    }

    private NoticeKind(String name, String key, String advice, List<String> ended) {
        this.name = name;
        this.key = key;
        this.advice = advice;
        this.ended = ended;
    }

    /**
     * A factor was added. {0}: its name, if it has one.
     *
     * @param kind of the factor, by its key
     */
    public static NoticeKind added(String kind) {
        return changed(kind.toUpperCase(Locale.ROOT) + "_ADDED", kind + "Added");
    }

    /** One was removed. {0}: its name, if it has one. */
    public static NoticeKind removed(String kind) {
        return changed(kind.toUpperCase(Locale.ROOT) + "_REMOVED", kind + "Removed");
    }

    /**
     * The same, naming what ended with it.
     *
     * @param headings the keys under which its owner knows each; none: the same as without
     */
    public NoticeKind ending(Collection<String> headings) {
        return new NoticeKind(name, key, advice, Collections.unmodifiableList(new ArrayList<>(headings)));
    }

    /** Whoever it was is in: sign in, look, change. */
    private static NoticeKind changed(String name, String key) {
        return new NoticeKind(name, key, "advice.changed");
    }

    /** The helpdesk was told it was the owner. */
    private static NoticeKind helped(String name, String key) {
        return new NoticeKind(name, key, "advice.helpdesk");
    }

    /** Whoever it was knows the password and stands before the door. */
    private static NoticeKind guessed(String name, String key) {
        return new NoticeKind(name, key, "advice.guessed");
    }

    /** As it is stored and logged. */
    String name() {
        return name;
    }

    String subjectKey() {
        return "notice.mail." + key + ".subject";
    }

    String whatKey() {
        return "notice.mail." + key + ".what";
    }

    /** The keys of the headings of what ended with it. */
    List<String> ended() {
        return ended;
    }

    /** Whether it tells of something that somebody did. */
    boolean tellsOfADeed() {
        return advice != null;
    }

    String adviceKey() {
        return "notice.mail." + advice;
    }
}
