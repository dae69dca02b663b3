package io.github.secondgate.web.selfservice.channel;

import static io.github.secondgate.view.States.ENGLISH;
import static io.github.secondgate.view.States.NO_MATCH;
import static io.github.secondgate.view.States.REFUSED;
import static io.github.secondgate.web.selfservice.EnabledStates.facts;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LastUse;
import io.github.secondgate.view.States;
import io.github.secondgate.web.reauth.SentCode;
import io.github.secondgate.web.selfservice.EnabledStates;
import io.github.secondgate.web.selfservice.SettingsStates;
import io.github.secondgate.web.selfservice.channel.ChannelContent.Asked;
import io.github.secondgate.web.selfservice.channel.ChannelContent.Use;
import java.time.Instant;

/** Codes by e-mail and SMS: their cards on the settings page. */
public final class ChannelStates {

    private static final AccountFacts NOBODY = facts(false);
    private static final AccountFacts THREE = facts(true, Channel.EMAIL, Channel.SMS);
    private static final Use USABLE = new Use(true, true, false);
    private static final Asked NOTHING = new Asked(true, false);
    private static final Asked CODE = new Asked(false, false);

    private ChannelStates() {}

    public static void addTo(States states) {
        configuring(states);
        refused(states);
        configured(states);
        only(states);
    }

    private static void configuring(States states) {
        ChannelContent email = email(NOBODY, idle(), USABLE, NOTHING, Alert.NONE);
        ChannelContent nowhere = sms(NOBODY, nowhere(), USABLE, NOTHING, Alert.NONE);
        states.add("channels-idle", SettingsStates.with(email, nowhere));
        states.add("channels-off", SettingsStates.offWith(email, nowhere));
        ChannelContent password = email(NOBODY, idle(), USABLE, new Asked(true, true), Alert.NONE);
        states.add("channels-password-first", SettingsStates.with(password));
        ChannelContent waiting = email(facts(true), waiting("43 seconds"), USABLE, NOTHING, Alert.NONE);
        ChannelContent stale = sms(facts(true), smsCode(false, null), USABLE, CODE, Alert.NONE);
        states.add("channels-waiting", EnabledStates.with(waiting, stale));
        ChannelContent smsWaiting = sms(facts(true), smsCode(true, "43 seconds"), USABLE, NOTHING, Alert.NONE);
        states.add("channels-waiting-sms", EnabledStates.with(smsWaiting));
    }

    private static void refused(States states) {
        Alert replaced = new Alert(NO_MATCH, "A newer code was sent. Enter that one.");
        ChannelContent wrong = email(NOBODY, waiting(null), USABLE, NOTHING, replaced);
        states.add("channels-error", SettingsStates.with(wrong));
        ChannelContent removal = sms(THREE, smsCode(false, null), USABLE, CODE, new Alert(NO_MATCH, null));
        states.add("channels-remove-error", EnabledStates.with(THREE, removal));
        ChannelContent hint = sms(THREE, smsCode(false, null), USABLE, CODE, REFUSED);
        states.add("channels-remove-hint", EnabledStates.with(THREE, hint));
    }

    private static void configured(States states) {
        Instant used = States.AT.plusSeconds(86_400);
        LastUse last = LastUse.of(used, "203.0.113.7", "Safari on iPhone", used.plusSeconds(7200), ENGLISH);
        Use standing = new Use(true, false, false).last(last);
        ChannelContent standby = email(THREE, idle(), standing, NOTHING, Alert.NONE);
        ChannelContent sms = sms(THREE, smsCode(false, null), USABLE, CODE, Alert.NONE);
        states.add("channels-on", EnabledStates.with(THREE, standby, sms));
        AccountFacts email = facts(false, Channel.EMAIL);
        ChannelContent moved = email(email, idle(), new Use(true, true, true), NOTHING, Alert.NONE);
        states.add("channels-elsewhere", EnabledStates.with(THREE, moved));
    }

    private static void only(States states) {
        AccountFacts email = facts(false, Channel.EMAIL);
        ChannelContent last = email(email, idle(), USABLE, NOTHING, Alert.NONE);
        states.add("channels-only", EnabledStates.with(email, last));
        ChannelContent withdrawn = email(email, idle(), new Use(false, true, false), NOTHING, Alert.NONE);
        states.add("channels-no-longer-offered", EnabledStates.with(email, withdrawn));
        AccountFacts both = facts(false, Channel.EMAIL, Channel.SMS);
        states.add(
                "channels-only-not-fresh",
                EnabledStates.with(
                        both,
                        email(both, idle(), USABLE, CODE, Alert.NONE),
                        sms(both, nowhere(), USABLE, CODE, Alert.NONE)));
    }

    private static SentCode idle() {
        return new SentCode("n•••@example.org", 8, "5 minutes", false, null, 0);
    }

    private static SentCode waiting(String wait) {
        return new SentCode("n•••@example.org", 8, "5 minutes", true, wait, 43);
    }

    private static SentCode smsCode(boolean waiting, String wait) {
        return new SentCode("•••• 42", 6, "5 minutes", waiting, wait, 43);
    }

    private static SentCode nowhere() {
        return new SentCode(null, 6, "5 minutes", false, null, 0);
    }

    private static ChannelContent email(AccountFacts facts, SentCode code, Use use, Asked asked, Alert alert) {
        return new ChannelContent(Channel.EMAIL, facts, code, use, asked, alert, ENGLISH);
    }

    private static ChannelContent sms(AccountFacts facts, SentCode code, Use use, Asked asked, Alert alert) {
        return new ChannelContent(Channel.SMS, facts, code, use, asked, alert, ENGLISH);
    }
}
