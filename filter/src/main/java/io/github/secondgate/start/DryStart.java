package io.github.secondgate.start;

import io.github.secondgate.config.Configuration;
import io.github.secondgate.config.Setting;
import io.github.secondgate.config.source.SettingSources;
import io.github.secondgate.notify.AddressBook;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * As much of a start as files alone allow: the settings, the key file, and the application's own templates and sentences. It
 * opens no database, asks no naming service and starts nothing, so realms, tables and data sources are not looked at.
 */
public final class DryStart {
    private final List<String> faults = new ArrayList<>();
    private final Function<String, InputStream> application;

    /** @param application its files, by their whole names; null for one that is not there */
    public DryStart(Function<String, InputStream> application) {
        this.application = application;
    }

    /**
     * One sentence a fault, with its mend.
     *
     * @param bean the lines that set the bean, by the names of the settings; what begins with a dollar is another bean
     * @param initParameters of the filter
     * @param shiro whether Shiro is in the application
     */
    public List<String> faults(
            Map<String, String> bean, Map<String, String> initParameters, boolean shiro, Clock clock) {
        Map<String, String> said = new LinkedHashMap<>(bean);
        said.values().removeIf(text -> text.startsWith("$") && !text.startsWith("${"));
        Set<String> beans = new HashSet<>(bean.keySet());
        beans.removeAll(said.keySet());
        Configuration given = new Configuration(
                said,
                null,
                beans.contains(Setting.ADDRESS_BOOK.name()) ? new NoAddresses() : null,
                beans.contains(Setting.SMS_SENDER.name()) ? message -> {} : null,
                null);
        Map<String, String> texts = new SettingSources(given, faults).texts(application, initParameters);
        if (!beans.contains(Setting.DATA_SOURCE.name())) {
            Bootstrap.missingSource(texts, faults);
        }
        Options options = new Options(given.with(texts, null), shiro, Collections.emptyList(), faults, clock);
        Bootstrap.keys(options.gate.keyFile, faults);
        ViewResources.of(application, options, faults);
        return faults;
    }

    /** In the place of one that is not made here. */
    private static final class NoAddresses implements AddressBook {
        @Override
        public String email(String account) {
            return null;
        }

        @Override
        public String phone(String account) {
            return null;
        }
    }
}
