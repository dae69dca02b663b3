package io.github.secondgate.web.reauth;

import io.github.secondgate.http.Input;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.TotpAppList;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who are you, once more? The answer to a form that came when the last code was some time ago: sends the same to the same
 * address again, with a code, and with the password where the change asks for it. No secret that was sent stands in it.
 */
final class ConfirmContent extends PageContent {
    final String action;
    final List<Kept> kept;
    final String deed;
    final String backHref;
    /** Whether going back shows the form as it was filled in. */
    final boolean keeps;

    final boolean asksPassword;
    final String question;
    final boolean byApp;
    final List<TotpAppList.Choice> choice;
    final int digits;
    /** Whether a code can be entered: not before one was sent. */
    final boolean entering;
    /** The way by which the code that is entered was sent; null for an app's. */
    final Way waiting;
    /** By which a code can be sent; once one was, the way that it came by. */
    final List<Way> ways;
    /** By which a code can be sent instead of the one that was. */
    final List<Way> others;
    /** Whether no code is looked at for a while, or until the helpdesk ends that. */
    final boolean waits;

    final long waitSeconds;
    final boolean counting;
    /** Why no code can be sent; null where one can be given. */
    final String nowhere;
    /** Whether a recovery code may stand in. */
    final boolean recovery;

    /** Whether there may be trusted browsers, which a recovery code ends. */
    final boolean trusting;

    final String recoveryError;
    /** What was typed as another code, and can be none; or null. */
    final String broughtHere;
    /** Whether the code is all that is typed, so that it may send itself. */
    final boolean codeAlone;

    final String error;
    final String hint;
    private final String part;

    /**
     * @param action where the form was sent, and is sent again
     * @param sent what it was, without secrets
     * @param means by which the account can give a code
     * @param part the field in which something was wrong, if anything was
     */
    ConfirmContent(
            Change change,
            String action,
            Map<String, String> sent,
            Means means,
            Alert alert,
            String part,
            boolean trusting) {
        super(PageTemplate.CONFIRM);
        this.action = action;
        this.kept = sent.entrySet().stream()
                .map(field -> new Kept(field.getKey(), field.getValue()))
                .collect(Collectors.toList());
        this.deed = change.deed;
        this.backHref = change.page;
        this.keeps = change.filled != null;
        this.asksPassword = change.password;
        this.question = change.question;
        this.byApp = !means.apps.isEmpty();
        this.choice = means.apps.size() > 1 ? means.apps : Collections.emptyList();
        this.waiting = means.waiting;
        this.digits = waiting == null ? means.digits : waiting.digits;
        this.entering = byApp || waiting != null;
        this.ways = waiting == null ? means.ways : Collections.singletonList(waiting);
        this.others = waiting == null
                ? Collections.emptyList()
                : means.ways.stream()
                        .filter(way -> way != waiting)
                        .map(Way::instead)
                        .collect(Collectors.toList());
        this.waits = means.wait != null;
        this.waitSeconds = waits ? seconds(means.wait) : 0;
        this.counting = waitSeconds > 0;
        this.nowhere = means.nowhere;
        this.trusting = trusting;
        this.broughtHere = means.broughtHere;
        this.codeAlone = !asksPassword && question == null;
        this.recovery = means.recovery;
        this.recoveryError = part.equals(Input.RECOVERY_CODE) ? alert.sentence : null;
        this.error = part.equals(Input.RECOVERY_CODE) ? null : alert.sentence;
        this.hint = alert.hint;
        this.part = part;
    }

    @Override
    public boolean failed() {
        return error != null || recoveryOpen();
    }

    boolean recoveryOpen() {
        return recoveryError != null || broughtHere != null;
    }

    /** Whether the form for a recovery code stands open. */
    boolean recoveryShown() {
        return recoveryOpen() || nowhere != null || waits;
    }

    @Override
    public boolean answersForm() {
        return true;
    }

    boolean wrongCode() {
        return error != null && entering && part.equals(Input.CODE);
    }

    boolean wrongPassword() {
        return error != null && entering && part.equals(Input.PASSWORD);
    }

    /** By what a person gives a code: what an app shows, one that is sent, or a recovery code. Made for one page. */
    static final class Means {
        private List<TotpAppList.Choice> apps = Collections.emptyList();
        private int digits;
        private List<Way> ways = Collections.emptyList();
        private Way waiting;
        private String nowhere;
        private Duration wait;
        private boolean recovery;
        private String broughtHere;

        private Means() {}

        /**
         * @param apps all of the account's
         * @param digits of their codes
         */
        static Means app(List<TotpAppList.Choice> apps, int digits) {
            Means means = new Means();
            means.apps = apps;
            means.digits = digits;
            return means;
        }

        /**
         * @param ways at least one
         * @param chosen the one whose code is entered where several wait
         */
        static Means sent(List<Way> ways, String chosen) {
            Means means = new Means();
            means.ways = ways;
            means.waiting = ways.stream()
                    .filter(way -> way.waiting)
                    .max(Comparator.comparing(way -> way.key.equals(chosen)))
                    .orElse(null);
            return means;
        }

        /** @param why as a sentence */
        static Means nothingArrives(String why) {
            Means means = new Means();
            means.nowhere = why;
            return means;
        }

        /** @param wait until codes are looked at again; zero where nothing but the helpdesk ends that */
        static Means closed(Duration wait) {
            Means means = new Means();
            means.wait = wait;
            return means;
        }

        /**
         * Adds a recovery code to these.
         *
         * @param brought one that was typed as another code; else null
         */
        Means orRecovery(String brought) {
            recovery = true;
            broughtHere = brought;
            return this;
        }
    }

    /** A channel by which a code can be sent. Immutable. */
    static final class Way extends SentCode {
        final String key;
        /** What its button says. */
        final String heading;

        Way(String key, String heading, SentCode code) {
            this(key, heading, code, code.waiting);
        }

        private Way(String key, String heading, SentCode code, boolean waiting) {
            super(code, waiting);
            this.key = key;
            this.heading = heading;
        }

        /** As it is offered beside one whose code is entered: by what it is, as "another code" would not say of which. */
        Way instead() {
            return new Way(key, heading, this, false);
        }
    }

    /** What was typed or chosen before. Immutable. */
    static final class Kept {
        final String name;
        final String value;

        Kept(String name, String value) {
            this.name = name;
            this.value = value;
        }
    }
}
