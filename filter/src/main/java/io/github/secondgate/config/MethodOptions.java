package io.github.secondgate.config;

import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.policy.MethodsOffered;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which methods are offered beside the authenticator app at first, and what must hold for them. */
public final class MethodOptions {
    /** What can be set up until an administrator changes it. */
    public final MethodsOffered offered;

    public final boolean weakerMethods;
    /** Whether a code may be that of another app than the chosen one. */
    public final boolean anyApp;

    public final boolean guardFirstEnrolment;
    public final int smsPerDay;

    /**
     * @param delivery how messages can leave, and so what can be offered at all
     * @param administered whether somebody can offer more than this while the application runs
     */
    public MethodOptions(Settings settings, DeliveryOptions delivery, boolean administered) {
        offered = new MethodsOffered(offered(settings, delivery), deliverable(delivery));
        weakerMethods = settings.get(Setting.WEAKER_METHODS);
        anyApp = settings.get(Setting.CHOOSE_APP).equals("any");
        guardFirstEnrolment = guard(settings, delivery);
        smsPerDay = settings.get(Setting.SMS_PER_DAY);
        boolean appOnly = Stream.of(Channel.values()).noneMatch(administered ? offered::canInclude : offered::includes);
        if (weakerMethods && appOnly) {
            settings.fault(
                    Setting.WEAKER_METHODS,
                    "has no effect",
                    "say secondgate.methods = app, email too, or leave it out");
        }
    }

    private static Set<Channel> deliverable(DeliveryOptions delivery) {
        return Stream.of(Channel.values())
                .filter(channel -> delivery.carries(channel.key()))
                .collect(Collectors.toSet());
    }

    private static Set<Channel> offered(Settings settings, DeliveryOptions delivery) {
        Set<String> names = new TreeSet<>(settings.get(Setting.METHODS));
        Set<Channel> offered = EnumSet.noneOf(Channel.class);
        for (Channel channel : Channel.values()) {
            if (names.remove(channel.key()) && leaves(settings, delivery, Setting.METHODS, "offers", channel)) {
                offered.add(channel);
            }
        }
        boolean app = names.remove("app") || settings.get(Setting.METHODS).isEmpty();
        if (!app) {
            settings.fault(
                    Setting.METHODS, "lacks app", "name app too: it is always offered, as the strongest of them");
        }
        if (!names.isEmpty()) {
            settings.fault(Setting.METHODS, "holds '" + String.join(", ", names) + "'", "name some of app, email, sms");
        }
        return offered;
    }

    private static boolean leaves(
            Settings settings, DeliveryOptions delivery, Setting<?> setting, String does, Channel channel) {
        if (delivery.carries(channel.key())) {
            return true;
        }
        String fix = channel == Channel.EMAIL
                ? "add secondgate.mail.host or secondgate.mail.session, and secondgate.emailQuery"
                : "add secondgate.sms.url or secondgate.smsSender, and secondgate.phoneQuery";
        settings.fault(setting, does + " " + channel.key() + ", and nothing is said of how that leaves", fix);
        return false;
    }

    private static boolean guard(Settings settings, DeliveryOptions delivery) {
        return settings.get(Setting.GUARD_FIRST_ENROLMENT).equals("email")
                && leaves(settings, delivery, Setting.GUARD_FIRST_ENROLMENT, "is", Channel.EMAIL);
    }
}
