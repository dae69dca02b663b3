package io.github.secondgate.web.admin.event;

import static java.util.Arrays.asList;

import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.view.LocalizedText;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event as a person reads it: a sentence, how it went, and what somebody wrote to it. The words of the log are its
 * constants; they stand in files only. Immutable.
 */
public final class EventSentence {
    private static final String REFUSED = "event.CODE_REFUSED";

    /** Sentences that stand elsewhere too; of a longer text, its first sentence. */
    private static final Map<String, String> TOLD = new HashMap<>();

    static {
        TOLD.put("ACCOUNT_FORGOTTEN", "admin.forget.done");
        TOLD.put("ACCOUNT_UNLOCKED", "admin.unlock.done");
        TOLD.put("APP_REMOVED", "notice.mail.appRemoved.subject");
        TOLD.put("BROWSER_REVOKED", "notice.browserRevoked");
        TOLD.put("BROWSER_TRUSTED", "notice.mail.browserTrusted.subject");
        TOLD.put("CREDENTIAL_MADE", "notice.mail.credentialMade.subject");
        TOLD.put("CREDENTIAL_REVOKED", "credentials.revoked");
        TOLD.put("ENROLMENT_ABANDONED", "notice.cancelled");
        TOLD.put("EXEMPTION_ENDED", "admin.exemption.ended");
        TOLD.put("EXEMPTION_GRANTED", "admin.exempt.done");
        TOLD.put("FACTORS_RESET", "admin.reset.done");
        TOLD.put("PASSWORD_CHECKED", "challenge.passwordAccepted");
        TOLD.put("POLICY_CHANGED", "admin.policy.saved");
        TOLD.put("SECOND_FACTOR_DISABLED", "notice.mail.disabled.subject");
        TOLD.put("SECURITY_QUESTION_SET", "notice.mail.questionSet.subject");
        TOLD.put("SMS_BUDGET_SPENT", "sent.budget");
    }

    /** What did not happen, by what would have. */
    private static final Map<String, String> FAILED = new HashMap<>();

    static {
        FAILED.put("BROWSER_REFUSED", "BROWSER_RECOGNISED");
        FAILED.put("CREDENTIAL_REFUSED", "CREDENTIAL_USED");
        FAILED.put("MESSAGE_NOT_SENT", "CODE_SENT");
        FAILED.put("NOTICE_GIVEN_UP", "NOTICE_SENT");
    }

    /** Why something was refused, by the word that the log has for it; of a longer text, its first sentence. */
    private static final Map<String, String> WHY = new HashMap<>();

    static {
        because("diagnosis.alreadyUsed", "ALREADY_USED", "REPLAYED", "REPEATED", "SENT_CODE_USED");
        because("diagnosis.sentCodeExpired", "SUPERSEDED", "SENT_CODE_EXPIRED");
        because("diagnosis.sentCodeReplaced", "SENT_CODE_REPLACED");
        because("diagnosis.abandonedSetup", "ABANDONED_SETUP");
        because("event.otherApp", "OTHER_APP");
        because("event.phoneClock", "CLOCK_OFF");
        because("event.CLOCKS_DIFFER", "SERVER_CLOCK");
        because("problem.throttled.title", "THROTTLED", "TOO_OFTEN", "TOO_MANY");
        because("problem.weaker-method.title", "WEAKER", "NOT_CONFIGURED");
        because("problem.no-destination.title", "NO_DESTINATION", "ADDRESS_CHANGED");
        because("sent.budget", "BUDGET_SPENT");
        because("problem.nobody.title", "NOT_ENROLLED", "UNKNOWN", "UNKNOWN_APP", "NO_PENDING");
        because("admin.rescue.error.UNKNOWN_PHRASE", "UNKNOWN_PHRASE");
        because("admin.rescue.error.ALREADY_ISSUED", "ALREADY_ISSUED");
        because("admin.rescue.error.DAY_PASS_OVER", "DAY_PASS_OVER");
        because("admin.rescue.error.DAY_PASS_USED", "DAY_PASS_USED");
        because("problem.self.title", "OWN_ACCOUNT");
    }

    /** Refusals that need no reason, or for which there is none to tell. */
    private static final Set<String> NOT_DONE = Collections.unmodifiableSet(new HashSet<>(asList(
            "ALREADY_ENROLLED",
            "FACTORS_CHANGED",
            "LAST",
            "LOCKED",
            "NAME_TAKEN",
            "NOT_SENT",
            "NO_PASSWORD_FOUND",
            "OVERTAKEN",
            "REFUSED",
            "REJECTED",
            "TAKEN")));

    /** Others were written by another version, and stand as they are. */
    private static final Set<String> KNOWN = new HashSet<>(AuditTrail.kinds());

    private static final Set<String> ACTING = new HashSet<>(asList("RUN_AS_STARTED", "RUN_AS_ENDED"));

    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)(.+?)(?:\\.(?= |$)|[。।] ?).*");
    private static final Pattern CONSTANT = Pattern.compile("([A-Z][A-Z_]+)(?:\\([^)]*\\))?:?(?: |$)");

    private final AuditEntry event;
    private final LocalizedText words;
    private final Set<String> constants = new HashSet<>();
    private final String rest;
    private final String why;
    private final boolean refused;

    public EventSentence(AuditEntry event, LocalizedText words) {
        this.event = event;
        this.words = words;
        String outcome = event.outcome();
        String reason = null;
        Matcher constant = CONSTANT.matcher(outcome);
        int end = 0;
        while (constant.find() && constant.start() == end) {
            constants.add(constant.group(1));
            reason = WHY.getOrDefault(constant.group(1), reason);
            end = constant.end();
        }
        this.rest = outcome.substring(end).trim();
        boolean ended = event.kind().equals("BROWSER_REVOKED") && !constants.contains("UNKNOWN");
        this.why = ended || constants.contains("ACCEPTED") ? null : reason;
        this.refused = why != null
                || FAILED.containsKey(event.kind())
                || constants.stream().anyMatch(NOT_DONE::contains);
    }

    private static void because(String key, String... constants) {
        for (String constant : constants) {
            WHY.put(constant, key);
        }
    }

    /** A kind of events, as it is chosen from a list. */
    public static String kind(String kind, LocalizedText words) {
        return FAILED.containsKey(kind)
                ? words.text("event.not", told(FAILED.get(kind), "…", words))
                : told(kind, "…", words);
    }

    /** What happened or did not, and why not. */
    public String text() {
        String about = ACTING.contains(event.kind()) ? rest.replaceFirst("^as ", "") : event.account();
        String said = refused ? refusal(about) : told(event.kind(), about, words);
        return why == null ? said : said + ": " + first(words.text(why));
    }

    private String refusal(String about) {
        if (event.kind().equals("SECOND_FACTOR_CHECKED")) {
            return words.text(REFUSED);
        }
        if (event.kind().equals("PASSWORD_CHECKED")) {
            return first(words.text("error.password"));
        }
        return words.text("event.not", told(FAILED.getOrDefault(event.kind(), event.kind()), about, words));
    }

    private static String told(String kind, String about, LocalizedText words) {
        if (!KNOWN.contains(kind)) {
            return kind;
        }
        String key = TOLD.get(kind);
        return first(words.text(key == null ? "event." + kind : key, about == null ? "–" : about));
    }

    private static String first(String text) {
        Matcher sentence = FIRST_SENTENCE.matcher(text);
        return sentence.matches() ? sentence.group(1) : text;
    }

    EventBadge badge() {
        if (KNOWN.contains(event.kind())
                && SecurityEvent.Kind.valueOf(event.kind()).isAlarm()) {
            return EventBadge.ALARM;
        }
        if (constants.contains("LOCKED")) {
            return EventBadge.LOCKED;
        }
        if (constants.contains("THROTTLED")) {
            return EventBadge.WAITING;
        }
        return refused ? EventBadge.REFUSED : EventBadge.DONE;
    }

    public String badgeText() {
        return words.text(badge().key);
    }

    /** Whether it is what was asked for. */
    public boolean wentWell() {
        return badge() == EventBadge.DONE;
    }

    /** The colour of the badge, as the stylesheet names it. */
    public String badgeColour() {
        return badge().colour;
    }

    /** By what, by whom and why, as far as that is known; or null. */
    public String detail() {
        return ACTING.contains(event.kind()) ? null : EventDetail.of(event, rest, words);
    }
}
