package io.github.secondgate.start;

import io.github.secondgate.config.AdminOptions;
import io.github.secondgate.config.Configuration;
import io.github.secondgate.config.DeliveryOptions;
import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.LoginOptions;
import io.github.secondgate.config.MethodOptions;
import io.github.secondgate.config.Setting;
import io.github.secondgate.config.Settings;
import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.config.TrustOptions;
import io.github.secondgate.config.source.SettingSources;
import io.github.secondgate.crypto.KeyFileException;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.deployment.Libraries;
import io.github.secondgate.deployment.PlatformXml;
import io.github.secondgate.deployment.ShiroFilters;
import io.github.secondgate.deployment.WebXml;
import io.github.secondgate.log.Log;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.schema.SchemaCheck;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import javax.sql.DataSource;

/** One start: looks at everything, collects what is wrong, and refuses with all of it at once. */
public final class Bootstrap {
    private static final Log LOG = Log.of("io.github.secondgate.Secondgate");

    private final List<String> faults = new ArrayList<>();

    /** @throws StartRefusedException with all faults */
    public Composition compose(
            Configuration bean, Clock clock, ServletContext context, LoginWiring login, FilterConfig filter)
            throws StartRefusedException {
        Configuration said = new SettingSources(bean, faults).heard(context, filter);
        webXml(context, filter);
        faults.addAll(login.faults());
        Settings settings = new Settings(said.texts, faults);
        LoginOptions.settle(settings, login.signIn());
        GateOptions configured = new GateOptions(settings, login.realms(), clock.instant());
        TrustOptions trusting = new TrustOptions(settings, said.dataSource);
        KeyRing keys = keys(configured.keyFile);
        Database database = database(said, settings.get(Setting.QUERY_TIMEOUT));
        DeliveryOptions delivery = new DeliveryOptions(said, faults, configured.realmPrefix, clock);
        AdminOptions admin = new AdminOptions(said, faults);
        MethodOptions methods = new MethodOptions(settings, delivery, admin.role != null);
        ViewResources views = orFault(() -> new ViewResources(context, configured.timeZone));
        if (views != null && !views.messages.speaks(configured.language)) {
            faults.add("secondgate.language is '" + configured.language.toLanguageTag()
                    + "', in which there are no sentences: name one of " + views.messages.languages() + ".");
        }
        if (!faults.isEmpty()) {
            throw new StartRefusedException(faults);
        }
        if (configured.policy.off()) {
            LOG.warn("secondgate.require = off: nobody is asked for a second factor, not even those who have one");
        }
        if (trusting.on() && trusting.storedPassword == null) {
            LOG.warn(
                    "Without secondgate.trust.passwordQuery a browser stays trusted when the password is changed, unless the"
                            + " application calls Secondgate.passwordChanged");
        }
        Composition composition = new Composition(
                new Options(configured, trusting, delivery, methods, admin), keys, database, views, login, clock);
        tryKeys(composition, configured.keyFile);
        composition.begin();
        LOG.info(
                "Secondgate stands in front of this application: its pages are at {}{}, require = {}",
                context.getContextPath(),
                settings.get(Setting.PATH),
                settings.get(Setting.REQUIRE).name().toLowerCase(Locale.ROOT));
        return composition;
    }

    private void webXml(ServletContext context, FilterConfig filter) {
        try {
            faults.addAll(PlatformXml.within(() -> WebXml.faults(context, filter)));
            faults.addAll(ShiroFilters.faults(context, filter));
        } catch (LinkageError e) {
            faults.add(Libraries.misfit(e));
        }
    }

    private KeyRing keys(Path file) {
        try {
            return file == null ? null : KeyRing.load(file);
        } catch (KeyFileException e) {
            e.faults().forEach(fault -> faults.add("secondgate.keyFile, " + file + ": " + fault));
            return null;
        }
    }

    private Database database(Configuration said, Duration queryTimeout) {
        DataSource dataSource = said.dataSource;
        if (dataSource == null) {
            missing(said);
            return null;
        }
        try {
            Database database = PlatformXml.within(() -> new Database(dataSource, queryTimeout));
            faults.addAll(new SchemaCheck(database, dataSource, queryTimeout).faults());
            return database;
        } catch (LinkageError e) {
            faults.add(Libraries.misfit(e));
            return null;
        }
    }

    /** What was named and not found has been told. */
    private void missing(Configuration said) {
        if (said.texts.getOrDefault(Setting.DATA_SOURCE.name(), "").isEmpty()) {
            faults.add("secondgate.dataSource is missing: add the line secondgate.dataSource = $dataSource, naming the"
                    + " data source that the application's realm uses, or its JNDI name, like"
                    + " secondgate.dataSource = java:comp/env/jdbc/main.");
        }
    }

    private static void tryKeys(Composition composition, Path keyFile) throws StartRefusedException {
        try {
            composition.enrolments().tryKeys();
        } catch (UnreadableSecretException e) {
            throw new StartRefusedException(Collections.singletonList("The key file " + keyFile
                    + " does not read what is stored in the database: " + e.getMessage()
                    + " Use the key file that this database was used with."));
        }
    }

    private <T> T orFault(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalStateException e) {
            faults.add(e.getMessage());
            return null;
        }
    }
}
