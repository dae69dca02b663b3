package io.github.secondgate.config;

import io.github.secondgate.notify.AddressBook;
import io.github.secondgate.notify.MessageSender;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** All that is said of the settings: their texts, not yet looked at, and the application's own objects. Immutable. */
public final class Configuration {
    public final Map<String, String> texts;
    public final DataSource dataSource;
    /** Null where queries find the addresses. */
    final AddressBook addressBook;
    /** Null where a gateway sends the SMS. */
    final MessageSender smsSender;
    /**
     * Gives what numbers are shown in besides, which may become another; null for nowhere. Whether that can take them is not
     * looked at.
     */
    public final Supplier<?> meterRegistry;

    /** @param dataSource null where none was named */
    public Configuration(
            Map<String, String> texts,
            DataSource dataSource,
            AddressBook addressBook,
            MessageSender smsSender,
            Supplier<?> meterRegistry) {
        this.texts = texts;
        this.dataSource = dataSource;
        this.addressBook = addressBook;
        this.smsSender = smsSender;
        this.meterRegistry = meterRegistry;
    }

    /** With other texts, and another data source. */
    public Configuration with(Map<String, String> otherTexts, DataSource otherSource) {
        return with(otherTexts, otherSource, meterRegistry);
    }

    /** With another registry too. */
    public Configuration with(Map<String, String> otherTexts, DataSource otherSource, Supplier<?> otherRegistry) {
        return new Configuration(otherTexts, otherSource, addressBook, smsSender, otherRegistry);
    }

    /**
     * The same texts, with objects that hand on to those of another configuration, whichever that is at each call.
     *
     * @param latest has what this one has, and may come to be another
     */
    public Configuration following(Supplier<Configuration> latest) {
        return new Configuration(
                texts,
                dataSource == null ? null : LatestDataSource.of(() -> latest.get().dataSource),
                addressBook == null ? null : latestAddresses(latest),
                smsSender == null ? null : message -> latest.get().smsSender.deliver(message),
                meterRegistry == null ? null : () -> registry(latest.get().meterRegistry));
    }

    private static AddressBook latestAddresses(Supplier<Configuration> latest) {
        return new AddressBook() {
            @Override
            public String email(String account) {
                return latest.get().addressBook.email(account);
            }

            @Override
            public String phone(String account) {
                return latest.get().addressBook.phone(account);
            }
        };
    }

    private static Object registry(Supplier<?> given) {
        return given == null ? null : given.get();
    }
}
