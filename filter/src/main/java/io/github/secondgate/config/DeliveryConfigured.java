package io.github.secondgate.config;

import io.github.secondgate.notify.AddressBook;
import io.github.secondgate.notify.Courier;
import io.github.secondgate.notify.DeliveryException;
import io.github.secondgate.notify.Destinations;
import io.github.secondgate.notify.Medium;
import io.github.secondgate.notify.QueriedAddresses;
import io.github.secondgate.notify.mail.MailCourier;
import io.github.secondgate.store.application.ApplicationQuery;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How messages leave and where they go, as the settings say. */
public final class DeliveryConfigured {
    /** Of the media there are. */
    public final Map<Medium, Courier> couriers = new EnumMap<>(Medium.class);

    /** Nobody's addresses where no address book is configured. */
    public final Destinations destinations;

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
    public DeliveryConfigured(Configuration said, List<String> faults, boolean realmPrefix, Clock clock) {
        this.said = said;
        this.settings = new Settings(said.texts, faults);
        boolean mail = !said.mail.raw().isEmpty();
        MailCourier courier = new MailConfigured(new Settings(said.mail.raw(), faults), clock).courier();
        if (courier != null) {
            couriers.put(Medium.EMAIL, courier);
        }
        greeting = courier == null ? null : courier::greet;
        boolean sms = sms(new SmsConfigured(new Settings(said.sms.raw(), faults), said.sms.getHeader()));
        destinations = new Destinations(addresses(mail, sms, realmPrefix));
    }

    private boolean sms(SmsConfigured configured) {
        Courier own = said.smsCourier;
        if (own != null && !configured.isEmpty()) {
            settings.fault("smsCourier", "takes the place of the gateway", "leave it out, or the lines secondgate.sms");
        } else if (own != null) {
            couriers.put(Medium.SMS, own);
        } else if (!configured.isEmpty()) {
            Courier gateway = configured.courier();
            if (gateway != null) {
                couriers.put(Medium.SMS, gateway);
            }
        }
        return own != null || !configured.isEmpty();
    }

    private AddressBook addresses(boolean mail, boolean sms, boolean realmPrefix) {
        AddressBook own = said.addressBook;
        ApplicationQuery emails = query("emailQuery", "email", "mail.host", mail, own);
        ApplicationQuery phones = query("phoneQuery", "phone", "sms.url", sms, own);
        return own == null ? new QueriedAddresses(emails, phones, realmPrefix) : own;
    }

    private ApplicationQuery query(String name, String column, String way, boolean needed, AddressBook own) {
        String sql = settings.text(name, null);
        if (own != null) {
            if (sql != null) {
                settings.fault(name, "is not asked beside secondgate.addressBook", "leave one of them out");
            }
            return null;
        }
        if (!needed) {
            if (sql != null) {
                settings.fault(name, "has no effect", "say secondgate." + way + " too, or leave it out");
            }
            return null;
        }
        if (settings.needed(name, "SELECT " + column + " FROM users WHERE username = ?") == null
                || said.dataSource == null) {
            return null;
        }
        ApplicationQuery query = new ApplicationQuery(said.dataSource, sql, settings.queryTimeout());
        String fault = query.fault();
        if (fault != null) {
            settings.fault(name, fault, "write it like SELECT " + column + " FROM users WHERE username = ?");
        }
        return query;
    }

    /** Whether messages leave by this medium, under its lower-case name. */
    boolean carries(String medium) {
        return couriers.containsKey(Medium.valueOf(medium.toUpperCase(Locale.ROOT)));
    }
}
