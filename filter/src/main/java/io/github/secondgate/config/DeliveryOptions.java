package io.github.secondgate.config;

import io.github.secondgate.notify.AddressBook;
import io.github.secondgate.notify.DeliveryException;
import io.github.secondgate.notify.Medium;
import io.github.secondgate.notify.MessageSender;
import io.github.secondgate.notify.QueriedAddresses;
import io.github.secondgate.notify.Recipients;
import io.github.secondgate.notify.mail.MailSender;
import io.github.secondgate.store.application.ApplicationQuery;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How messages leave and where they go, as the settings say. */
public final class DeliveryOptions {
    /** Of the media there are. */
    public final Map<Medium, MessageSender> senders = new EnumMap<>(Medium.class);

    /** Nobody's addresses where no address book is configured. */
    public final Recipients recipients;

    /** The host at which people sign in; null where none is said. */
    public final String site;

    /** Null without mail. Says whether the mail server answers. */
    public final Greeting greeting;

    /** Something that may fail in the background, and is then only told of. */
    @FunctionalInterface
    public interface Greeting {
        void greet() throws DeliveryException;
    }

    private final Configuration said;
    private final Settings settings;

    /** @param realmPrefix whether accounts stand after their realm */
    public DeliveryOptions(Configuration said, List<String> faults, boolean realmPrefix, Clock clock) {
        this.said = said;
        this.settings = new Settings(said.texts, faults);
        MailSender sender = new MailOptions(settings, clock).sender();
        if (sender != null) {
            senders.put(Medium.EMAIL, sender);
        }
        greeting = sender == null ? null : sender::greet;
        site = settings.get(Setting.SITE);
        boolean sms = sms(new SmsOptions(settings));
        recipients = new Recipients(addresses(settings.saysAny("mail."), sms, realmPrefix));
    }

    private boolean sms(SmsOptions configured) {
        MessageSender own = said.smsSender;
        if (own != null && !configured.isEmpty()) {
            settings.fault(
                    Setting.SMS_SENDER, "takes the place of the gateway", "leave it out, or the lines secondgate.sms");
        } else if (own != null) {
            senders.put(Medium.SMS, own);
        } else if (!configured.isEmpty()) {
            MessageSender gateway = configured.sender();
            if (gateway != null) {
                senders.put(Medium.SMS, gateway);
            }
        }
        return own != null || !configured.isEmpty();
    }

    private AddressBook addresses(boolean mail, boolean sms, boolean realmPrefix) {
        AddressBook own = said.addressBook;
        ApplicationQuery emails = query(Setting.EMAIL_QUERY, Setting.MAIL_HOST, mail, own);
        ApplicationQuery phones = query(Setting.PHONE_QUERY, Setting.SMS_URL, sms, own);
        return own == null ? new QueriedAddresses(emails, phones, realmPrefix) : own;
    }

    private ApplicationQuery query(Setting<String> setting, Setting<?> way, boolean required, AddressBook own) {
        String sql = settings.get(setting);
        if (own != null) {
            if (sql != null) {
                settings.fault(setting, "is not asked beside secondgate.addressBook", "leave one of them out");
            }
            return null;
        }
        if (!required) {
            if (sql != null) {
                settings.fault(setting, "has no effect", "say secondgate." + way.name() + " too, or leave it out");
            }
            return null;
        }
        if (settings.required(setting) == null || said.dataSource == null) {
            return null;
        }
        ApplicationQuery query = new ApplicationQuery(said.dataSource, sql, settings.get(Setting.QUERY_TIMEOUT));
        String fault = query.fault();
        if (fault != null) {
            settings.fault(setting, fault, "write it like " + setting.example());
        }
        return query;
    }

    /** Whether messages leave by this medium, under its lower-case name. */
    boolean carries(String medium) {
        return senders.containsKey(Medium.valueOf(medium.toUpperCase(Locale.ROOT)));
    }
}
