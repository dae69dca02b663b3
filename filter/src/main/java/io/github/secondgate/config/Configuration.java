package io.github.secondgate.config;

import io.github.secondgate.notify.AddressBook;
import io.github.secondgate.notify.MessageSender;
import java.util.Map;
import javax.sql.DataSource;

/** All that is said of the settings: their texts, not yet looked at, and the application's own objects. Immutable. */
public final class Configuration {
    public final Map<String, String> texts;
    public final DataSource dataSource;
    /** Null where queries find the addresses. */
    final AddressBook addressBook;
    /** Null where a gateway sends the SMS. */
    final MessageSender smsSender;
    /** Where numbers are shown besides; null for nowhere. Whether it can take them is not looked at. */
    public final Object meterRegistry;

    /** @param dataSource null where none was named */
    public Configuration(
            Map<String, String> texts,
            DataSource dataSource,
            AddressBook addressBook,
            MessageSender smsSender,
            Object meterRegistry) {
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
    public Configuration with(Map<String, String> otherTexts, DataSource otherSource, Object otherRegistry) {
        return new Configuration(otherTexts, otherSource, addressBook, smsSender, otherRegistry);
    }
}
