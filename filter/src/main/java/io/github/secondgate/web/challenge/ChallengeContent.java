package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The challenge: a section for each way to answer it, and what went wrong with the last answer. */
final class ChallengeContent extends PageContent {
    final String icon;
    final String tab;
    final boolean stepUp;
    final String notice;
    final List<Way> ways;
    final List<Way> others;
    final boolean othersOpen;
    final boolean byApp;
    /** Whether a code can be sent. */
    final boolean bySent;
    /** Whether browsers can be trusted, which a recovery code ends. */
    final boolean trusting;

    final String trustSentence;
    final boolean trustTicked;
    final String error;
    final String hint;
    final boolean throttled;
    final boolean waits;
    final boolean inCode;
    /** Whether the person is to look at the recovery code, be a code that was sent awaited or not. */
    final boolean inRecovery;

    final long waitSeconds;
    final boolean counting;
    private final Duration trust;
    private final List<Section> sections;

    private ChallengeContent(Builder built) {
        super(PageTemplate.CHALLENGE);
        this.icon = built.icon;
        this.tab = built.tab;
        this.stepUp = built.stepUp;
        this.notice = built.notice;
        this.sections = built.all();
        this.byApp = built.byApp;
        this.trust = built.trust;
        this.trusting = built.trusting;
        this.trustSentence = built.trustSentence;
        this.trustTicked = built.trustTicked;
        this.error = built.alert.sentence;
        this.hint = built.alert.hint;
        this.throttled = built.throttled && !built.locked;
        this.waits = built.throttled;
        this.inCode = error != null && !waits && built.open instanceof AppMethod.Content;
        boolean sent = false;
        boolean recovery = false;
        for (Section section : sections) {
            sent |= section instanceof SentCodeSection && ((SentCodeSection) section).arrives();
            recovery |= section instanceof RecoveryMethod.Content && section.failed();
        }
        this.bySent = sent;
        this.inRecovery = recovery;
        this.waitSeconds = seconds(built.wait);
        this.counting = waitSeconds > 0;
        boolean untried = !failed() && sections.stream().noneMatch(Section::focused);
        this.ways = ways(built.open == null ? built.folded : Collections.singletonList(built.open), true, untried);
        this.others = ways(built.open == null ? Collections.emptyList() : built.folded, false, false);
        this.othersOpen = others.stream().anyMatch(way -> way.section.focused());
    }

    @Override
    public boolean failed() {
        return error != null || sections.stream().anyMatch(Section::failed);
    }

    @Override
    public boolean signingIn() {
        return !stepUp;
    }

    @Override
    protected String title(LocalizedText words) {
        return stepUp ? words.text("title.challenge.stepUp") : super.title(words);
    }

    /** Whether there is help that fits the ways there are. */
    boolean helps() {
        return byApp || bySent;
    }

    JsonObject json(String account) {
        JsonObject answer = new JsonObject();
        answer.put("account", account);
        answer.put("methods", new JsonArray());
        // For scripts that look for it also where there are none.
        answer.put("apps", new JsonArray());
        sections.forEach(section -> section.state(answer));
        answer.put("trustSeconds", trust.getSeconds());
        return answer;
    }

    private static List<Way> ways(List<Section> sections, boolean main, boolean untried) {
        return sections.stream()
                .map(section -> new Way(section, main, main && untried))
                .collect(Collectors.toList());
    }

    /** A section where it stands. Immutable. */
    static final class Way {
        final Section section;
        /** Whether it stands open, above the others. */
        final boolean main;
        /** Whether the person answers here first. */
        final boolean focus;

        private Way(Section section, boolean main, boolean focus) {
            this.section = section;
            this.main = main;
            this.focus = focus;
        }
    }

    /** A challenge in the making; what is not said is not offered, and nothing went wrong. */
    static final class Builder {
        private final String icon;
        private final String tab;
        private final List<Section> folded = new ArrayList<>();
        private Section open;
        private boolean byApp;
        private boolean stepUp;
        private String notice;
        private Duration trust = Duration.ZERO;
        private boolean trusting;
        private String trustSentence;
        private boolean trustTicked;
        private Alert alert = Alert.NONE;
        private boolean throttled;
        private boolean locked;
        private Duration wait = Duration.ZERO;

        /**
         * @param icon the template of the drawing above it
         * @param tab the query by which its forms tell which tab sent them; empty for the first one
         */
        Builder(String icon, String tab) {
            this.icon = icon;
            this.tab = tab;
        }

        /** A fresh code is asked of somebody who is signed in. */
        Builder stepUp() {
            stepUp = true;
            return this;
        }

        Builder notice(String sentence) {
            notice = sentence;
            return this;
        }

        /** The way that stands open; without one, all stand side by side. */
        Builder open(Section section) {
            open = section;
            return this;
        }

        /** Below those that were added before. */
        Builder section(Section section) {
            folded.add(section);
            return this;
        }

        /** The person has a phone or another device with an app, which may be lost. */
        Builder byApp() {
            byApp = true;
            return this;
        }

        private List<Section> all() {
            List<Section> all = new ArrayList<>(folded);
            if (open != null) {
                all.add(0, open);
            }
            return all;
        }

        /** Browsers can be trusted. */
        Builder trusting() {
            trusting = true;
            return this;
        }

        /** This browser may be trusted for so long, which the sentence at the box says. */
        Builder trust(Duration lifetime, String sentence, boolean ticked) {
            trust = lifetime;
            trustSentence = sentence;
            trustTicked = ticked;
            return this;
        }

        /** Told above all sections unless one of those that stand by now tells it. */
        Builder refused(Alert why, boolean isThrottled, boolean isLocked) {
            alert = all().stream().anyMatch(Section::failed) ? Alert.NONE : why;
            throttled = isThrottled;
            locked = isLocked;
            return this;
        }

        /** So long, codes are not looked at. */
        Builder waits(Duration length) {
            wait = length;
            return this;
        }

        ChallengeContent build() {
            return new ChallengeContent(this);
        }
    }
}
