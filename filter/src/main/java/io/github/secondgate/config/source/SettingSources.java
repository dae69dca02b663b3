package io.github.secondgate.config.source;

import io.github.secondgate.config.Configuration;
import io.github.secondgate.config.Setting;
import io.github.secondgate.config.Settings;
import io.github.secondgate.log.Log;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import javax.sql.DataSource;

/**
 * All that is said of the settings, of which the later place is heard: the bean or {@code WEB-INF/secondgate.properties}, the
 * init parameters of the filter, the system properties. The first two are both the application's word, so one setting in both
 * is a fault. What the others overrule is logged, by its name and not its value.
 */
public final class SettingSources {
    private static final Log LOG = Log.of("io.github.secondgate.Secondgate");
    private static final String DATA_SOURCE = Setting.DATA_SOURCE.name();
    private static final String METER_REGISTRY = Setting.METER_REGISTRY.name();

    private final Configuration bean;
    private final List<String> faults;

    /** @param bean what was said at the bean; of one that nobody set, nothing */
    public SettingSources(Configuration bean, List<String> faults) {
        this.bean = bean;
        this.faults = faults;
    }

    /** What holds in the end, with the data source and the registry that were named instead of given. */
    public Configuration heard(ServletContext context, FilterConfig filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Collections.list(filter.getInitParameterNames())
                .forEach(name -> parameters.put(name, filter.getInitParameter(name)));
        Map<String, String> texts = texts(context::getResourceAsStream, parameters);
        return bean.with(texts, dataSource(texts), meterRegistry(texts, context));
    }

    /**
     * What holds in the end, of the texts alone: no data source is looked for.
     *
     * @param application its files, by their whole names; null for one that is not there
     * @param initParameters of the filter
     */
    public Map<String, String> texts(Function<String, InputStream> application, Map<String, String> initParameters) {
        Place file = Place.file(application, faults);
        Place parameters = Place.initParameters(initParameters, faults);
        Place system = Place.systemProperties(variables(file, parameters), faults);
        file.said().keySet().stream()
                .filter(this::atBean)
                .forEach(name -> faults.add("secondgate." + name + " is said at the bean and in " + file
                        + ": leave it out in one of them."));
        Map<String, String> texts = new LinkedHashMap<>(bean.texts);
        texts.putAll(file.said());
        overrule(texts, parameters);
        overrule(texts, system);
        Arrays.asList(file, parameters, system).forEach(this::beansAreNoTexts);
        return texts;
    }

    private boolean atBean(String name) {
        return bean.texts.containsKey(name)
                || name.equals(DATA_SOURCE) && bean.dataSource != null
                || name.equals(METER_REGISTRY) && bean.meterRegistry != null;
    }

    private Set<String> variables(Place file, Place parameters) {
        Set<String> variables = new HashSet<>();
        for (Map<String, String> said : Arrays.asList(bean.texts, file.said(), parameters.said())) {
            said.values().stream().filter(Objects::nonNull).forEach(text -> variables.addAll(Settings.variables(text)));
        }
        return variables;
    }

    private void overrule(Map<String, String> texts, Place stronger) {
        stronger.said().forEach((name, text) -> {
            boolean said = texts.containsKey(name) || atBean(name);
            if (said && !text.equals(texts.get(name))) {
                LOG.info("secondgate.{} is what {} say, and not what is said elsewhere", name, stronger);
            }
            texts.put(name, text);
        });
    }

    private void beansAreNoTexts(Place place) {
        Setting.all().stream()
                .filter(setting -> !setting.takesText() && place.said().containsKey(setting.name()))
                .forEach(setting -> faults.add("secondgate." + setting.name() + " in " + place
                        + " is no text but a bean: set it where beans are made, in shiro.ini or in Spring's context."));
    }

    private DataSource dataSource(Map<String, String> texts) {
        Settings settings = new Settings(texts, faults);
        String name = settings.get(Setting.DATA_SOURCE);
        if (!texts.containsKey(DATA_SOURCE)) {
            return bean.dataSource;
        }
        return name == null ? null : named(name, settings);
    }

    /** Now, on the container's own thread. Only one of the container's own names, never an address of another machine. */
    @SuppressWarnings("BanJNDI")
    private static DataSource named(String name, Settings settings) {
        String fix = "give the JNDI name of a data source of the container, such as java:comp/env/jdbc/main";
        try {
            Object found = new InitialContext().lookup(name);
            if (found instanceof DataSource) {
                return (DataSource) found;
            }
            settings.fault(Setting.DATA_SOURCE, "is '" + name + "', which is no data source", fix);
        } catch (NamingException e) {
            settings.fault(Setting.DATA_SOURCE, "is '" + name + "', which JNDI does not give (" + e + ")", fix);
        }
        return null;
    }

    private Supplier<?> meterRegistry(Map<String, String> texts, ServletContext context) {
        if (!texts.containsKey(METER_REGISTRY)) {
            return bean.meterRegistry;
        }
        Settings settings = new Settings(texts, faults);
        String name = settings.get(Setting.METER_REGISTRY);
        Object found = name == null ? null : context.getAttribute(name);
        if (name != null && found == null) {
            settings.fault(
                    Setting.METER_REGISTRY,
                    "is '" + name + "', and the servlet context has no such attribute",
                    "let a listener of the application set it, or leave the line out");
        }
        return found == null ? null : () -> context.getAttribute(name);
    }
}
