package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.TotpAppList;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The challenge: the ways to give a code, and what went wrong with the last one. */
final class ChallengeContent extends PageContent {
    final int digits;
    final boolean stepUp;
    final String notice;
    final boolean appless;
    final List<TotpAppList.Choice> apps;
    final SentWay byEmail;
    final SentWay bySms;
    final String trustFor;
    final boolean trustTicked;
    final boolean recoveryOn;
    final boolean recoveryOpen;
    final String recoveryError;
    final boolean rescueOn;
    final String rescuePhrase;
    final boolean rescueOpen;
    final String rescueError;
    final String error;
    final String hint;
    final boolean throttled;
    final boolean locked;
    private final List<TotpAppList.Choice> all;
    private final Map<Channel, SentWay> sent;
    private final Duration trust;

    private ChallengeContent(Builder built) {
        super(PageTemplate.CHALLENGE);
        this.digits = built.digits;
        this.stepUp = built.stepUp;
        this.notice = built.notice;
        this.all = built.apps;
        this.appless = all.isEmpty();
        this.apps = all.size() > 1 ? all : Collections.emptyList();
        this.sent = new EnumMap<>(built.sent);
        this.byEmail = sent.get(Channel.EMAIL);
        this.bySms = sent.get(Channel.SMS);
        this.trust = built.trust;
        this.trustFor = built.trustFor;
        this.trustTicked = built.trustTicked;
        this.recoveryOn = built.recoveryOn;
        this.recoveryOpen = built.recoveryOpen;
        this.recoveryError = built.recoveryError;
        this.rescueOn = built.rescueOn;
        this.rescuePhrase = built.rescuePhrase;
        this.rescueError = built.rescueError;
        this.rescueOpen = rescuePhrase != null || rescueError != null;
        this.error = built.alert.sentence;
        this.hint = built.alert.hint;
        this.throttled = built.throttled && !built.locked;
        this.locked = built.locked;
    }

    @Override
    public boolean failed() {
        return error != null
                || recoveryError != null
                || rescueError != null
                || sent.values().stream().anyMatch(way -> way.error != null);
    }

    @Override
    public boolean signingIn() {
        return !stepUp;
    }

    @Override
    protected String title(LocalizedText words) {
        return stepUp ? words.text("title.challenge.stepUp") : super.title(words);
    }

    JsonObject json(String account) {
        JsonArray methods = new JsonArray();
        if (!appless) {
            methods.add("app");
        }
        sent.values().stream().filter(way -> way.elsewhere == null).forEach(way -> methods.add(way.key));
        if (recoveryOn) {
            methods.add("recovery");
        }
        JsonArray list = new JsonArray();
        all.forEach(app -> list.add(app.json()));
        JsonObject answer = new JsonObject();
        answer.put("account", account);
        answer.put("methods", methods);
        answer.put("apps", list);
        answer.put("trustSeconds", trust.getSeconds());
        return answer;
    }

    /** A challenge in the making; what is not said is not offered, and nothing went wrong. */
    static final class Builder {
        private final int digits;
        private final List<TotpAppList.Choice> apps;
        private final Map<Channel, SentWay> sent = new EnumMap<>(Channel.class);
        private boolean stepUp;
        private String notice;
        private Duration trust = Duration.ZERO;
        private String trustFor;
        private boolean trustTicked;
        private boolean recoveryOn;
        private boolean recoveryOpen;
        private String recoveryError;
        private boolean rescueOn;
        private String rescuePhrase;
        private String rescueError;
        private Alert alert = Alert.NONE;
        private boolean throttled;
        private boolean locked;

        /**
         * @param digits of an app's code
         * @param apps all of the account's
         */
        Builder(int digits, List<TotpAppList.Choice> apps) {
            this.digits = digits;
            this.apps = apps;
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

        Builder sent(Channel channel, SentWay way) {
            sent.put(channel, way);
            return this;
        }

        /** This browser may be trusted for so long, also in words. */
        Builder trust(Duration lifetime, String words, boolean ticked) {
            trust = lifetime;
            trustFor = words;
            trustTicked = ticked;
            return this;
        }

        Builder recovery() {
            recoveryOn = true;
            return this;
        }

        /** @param phrase what is read out to the helpdesk; null where none was asked for */
        Builder rescue(String phrase) {
            rescueOn = true;
            rescuePhrase = phrase;
            return this;
        }

        /** About no single way but the app. */
        Builder refused(Alert why, boolean isThrottled, boolean isLocked) {
            alert = why;
            throttled = isThrottled;
            locked = isLocked;
            recoveryOpen = isThrottled;
            return this;
        }

        /** About a code that was sent. */
        Builder sentRefused(Channel channel, Alert why, boolean isThrottled) {
            sent.computeIfPresent(channel, (same, way) -> way.refused(why));
            recoveryOpen = isThrottled;
            return this;
        }

        boolean offers(Channel channel) {
            return sent.containsKey(channel);
        }

        /** About a recovery code. */
        Builder recoveryRefused(String why, boolean isLocked) {
            recoveryError = why;
            recoveryOpen = true;
            locked = isLocked;
            return this;
        }

        /** About the helpdesk's code. */
        Builder rescueRefused(String why) {
            rescueError = why;
            return this;
        }

        ChallengeContent build() {
            return new ChallengeContent(this);
        }
    }
}
