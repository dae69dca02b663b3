package io.github.secondgate.web.selfservice.channel;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LastUse;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.reauth.SentCode;
import java.time.Instant;

/** Codes by one channel, as their owner sees them: idle, with a first code on its way, or on. */
final class ChannelContent extends SentCode implements Section {
    final String key;
    final String heading;
    final String explain;
    final String remove;
    final boolean idle;
    final boolean on;
    final boolean counts;
    final boolean elsewhere;
    final String confirmedOn;
    /** Null where it is not known. */
    final LastUse used;

    final String icon;
    final boolean standby;
    final boolean withdrawn;
    final boolean adviseApp;
    final boolean last;
    final boolean asksPassword;
    final String error;
    final String hint;
    final boolean wrongPassword;
    private final boolean offered;

    /**
     * @param code that the session waits for, or where one would go
     * @param asked what the forms ask for
     * @param alert what went wrong with them
     */
    ChannelContent(
            Channel channel,
            AccountFacts facts,
            SentCode code,
            Use use,
            Asked asked,
            Alert alert,
            LocalizedText words) {
        super(code, (facts.confirmedAt(channel) == null || use.moved) && code.waiting);
        Instant confirmedAt = facts.confirmedAt(channel);
        boolean confirmed = confirmedAt != null;
        boolean appless = facts.apps().isEmpty();
        boolean stale = facts.enrolled() && !asked.fresh;
        this.key = channel.key();
        this.heading = words.text("kind." + key);
        this.explain = words.text("sent." + key + ".explain", channel.digits());
        this.remove = words.text("sent." + key + ".remove");
        this.idle = !confirmed && !waiting;
        this.on = confirmed && !waiting;
        this.counts = confirmed && !use.moved;
        this.elsewhere = confirmed && use.moved && !waiting;
        this.confirmedOn = confirmed ? words.day(confirmedAt) : null;
        this.used = use.last;
        this.icon = channel == Channel.SMS ? "icon-chat" : "icon-message";
        this.standby = confirmed && !use.usable;
        this.withdrawn = !use.offered;
        this.adviseApp = appless;
        this.last = confirmed && ChannelCard.isLast(channel, facts);
        this.asksPassword = asked.password && !stale;
        this.error = alert.sentence;
        this.hint = alert.hint;
        this.wrongPassword = alert.isIn(Input.PASSWORD);
        this.offered = use.offered;
    }

    @Override
    public String template() {
        return "channel";
    }

    @Override
    public boolean signsIn() {
        return true;
    }

    @Override
    public boolean failed() {
        return error != null;
    }

    @Override
    public void state(JsonObject answer) {
        put(answer, key, state(), to, offered);
    }

    private String state() {
        if (counts) {
            return "ENABLED";
        }
        if (elsewhere) {
            return "ADDRESS_CHANGED";
        }
        return waiting ? "PENDING_CONFIRMATION" : "NOT_CONFIGURED";
    }

    private static void put(JsonObject answer, String key, String state, String to, boolean offered) {
        JsonObject channel = new JsonObject();
        channel.put("state", state);
        channel.put("to", to);
        channel.put("offered", offered);
        answer.put(key, channel);
    }

    /** How the channel can be used. Immutable. */
    static final class Use {
        private final boolean offered;
        private final boolean usable;
        private final boolean moved;
        private final LastUse last;

        /**
         * @param offered whether it can be configured
         * @param usable whether it signs the account in
         * @param moved whether it is confirmed for another address than the one that is known
         */
        Use(boolean offered, boolean usable, boolean moved) {
            this(offered, usable, moved, null);
        }

        private Use(boolean offered, boolean usable, boolean moved, LastUse last) {
            this.offered = offered;
            this.usable = usable;
            this.moved = moved;
            this.last = last;
        }

        /** The same, and when it signed in last; null where that is not known. */
        Use last(LastUse use) {
            return new Use(offered, usable, moved, use);
        }
    }

    /** What the forms ask for. Immutable. */
    static final class Asked {
        private final boolean fresh;
        private final boolean password;

        /** @param fresh whether no further code is asked for */
        Asked(boolean fresh, boolean password) {
            this.fresh = fresh;
            this.password = password;
        }
    }

    /** A channel that is neither offered nor in use: a script is told so. Immutable. */
    static final class NotOffered implements Section {
        private final String key;

        NotOffered(Channel channel) {
            this.key = channel.key();
        }

        @Override
        public String template() {
            return "channel";
        }

        @Override
        public boolean shown() {
            return false;
        }

        @Override
        public void state(JsonObject answer) {
            put(answer, key, "NOT_OFFERED", null, false);
        }
    }
}
