package io.github.secondgate.start;

import io.github.secondgate.config.Configuration;
import io.github.secondgate.config.Setting;
import io.github.secondgate.config.Settings;
import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.config.source.SettingSources;
import io.github.secondgate.crypto.KeyFileException;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.deployment.Libraries;
import io.github.secondgate.deployment.PlatformXml;
import io.github.secondgate.deployment.ShiroFilters;
import io.github.secondgate.deployment.SigningPages;
import io.github.secondgate.deployment.WebXml;
import io.github.secondgate.log.Log;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.SchemaMode;
import io.github.secondgate.store.schema.SchemaCheck;
import io.github.secondgate.store.schema.SchemaScripts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Configuration heard = new SettingSources(bean, faults).heard(context, filter);
        Configuration said = login.isShiro() ? heard : withPages(heard, context);
        webXml(context, filter);
        faults.addAll(login.faults());
        Settings settings = new Settings(said.texts, faults);
        Options options = new Options(said, login.isShiro(), login.realms(), faults, clock);
        faults.addAll(login.misfits(options.login, options.gate));
        KeyRing keys = keys(options.gate.keyFile, faults);
        Database database = database(said, settings.get(Setting.QUERY_TIMEOUT), settings.get(Setting.SCHEMA));
        ViewResources views = ViewResources.of(context::getResourceAsStream, options, faults);
        Measurements measurements = new Measurements(said.meterRegistry, faults);
        if (!faults.isEmpty()) {
            throw new StartRefusedException(faults);
        }
        warnOf(options);
        Composition composition = new Composition(options, keys, database, views, login, measurements, clock);
        tryKeys(composition, options.gate.keyFile);
        composition.begin(context.getContextPath());
        LOG.info(
                "Secondgate stands in front of this application: its pages are at {}{}, require = {}",
                context.getContextPath(),
                settings.get(Setting.PATH),
                settings.get(Setting.REQUIRE).name().toLowerCase(Locale.ROOT));
        return composition;
    }

    /** What is no fault, and makes weaker what stands here. */
    private static void warnOf(Options options) {
        if (options.gate.policy.off()) {
            LOG.warn("secondgate.require = off: nobody is asked for a second factor, not even those who have one");
        }
        if (options.trust.on() && options.trust.storedPassword == null) {
            LOG.warn(
                    "Without secondgate.trust.passwordQuery a browser stays trusted when the password is changed, unless the"
                            + " application calls Secondgate.passwordChanged");
        }
    }

    /** Shiro has an address of its own for what is not said. */
    private static Configuration withPages(Configuration said, ServletContext context) {
        Map<String, String> texts = new LinkedHashMap<>(said.texts);
        PlatformXml.within(() -> {
            found(texts, Setting.LOGIN_PATH, () -> SigningPages.login(context));
            found(texts, Setting.LOGOUT_PATH, () -> SigningPages.logout(context));
            return texts;
        });
        return said.with(texts, said.dataSource);
    }

    private static void found(Map<String, String> texts, Setting<?> setting, Supplier<String> page) {
        String found = texts.getOrDefault(setting.name(), "").isEmpty() ? page.get() : null;
        if (found != null) {
            LOG.info("secondgate.{} is not said, and {} was found in this application", setting.name(), found);
            texts.put(setting.name(), found);
        }
    }

    private void webXml(ServletContext context, FilterConfig filter) {
        try {
            faults.addAll(PlatformXml.within(() -> WebXml.faults(context, filter)));
            faults.addAll(ShiroFilters.faults(context, filter));
        } catch (LinkageError e) {
            faults.add(Libraries.misfit(e));
        }
    }

    /** @return null where there is none that can be used */
    static KeyRing keys(Path file, List<String> faults) {
        try {
            return file == null ? null : KeyRing.load(file);
        } catch (KeyFileException e) {
            e.faults().forEach(fault -> faults.add("secondgate.keyFile, " + file + ": " + fault));
            return null;
        }
    }

    private Database database(Configuration said, Duration queryTimeout, SchemaMode schema) {
        DataSource dataSource = said.dataSource;
        if (dataSource == null) {
            missingSource(said.texts, faults);
            return null;
        }
        try {
            Database database = new Database(dataSource, queryTimeout, PlatformXml::run);
            String hindrance = new SchemaScripts(dataSource).bring(schema);
            if (hindrance != null) {
                faults.add(hindrance);
                return database;
            }
            faults.addAll(new SchemaCheck(database, dataSource, queryTimeout).faults());
            return database;
        } catch (LinkageError e) {
            faults.add(Libraries.misfit(e));
            return null;
        }
    }

    /** What was named and not found has been told. */
    static void missingSource(Map<String, String> texts, List<String> faults) {
        if (texts.getOrDefault(Setting.DATA_SOURCE.name(), "").isEmpty()) {
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
}
