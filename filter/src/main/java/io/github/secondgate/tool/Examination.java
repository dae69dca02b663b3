package io.github.secondgate.tool;

import io.github.secondgate.config.source.SettingNames;
import io.github.secondgate.config.source.SettingsFile;
import io.github.secondgate.deployment.Descriptor;
import io.github.secondgate.deployment.IniFile;
import io.github.secondgate.deployment.PlatformXml;
import io.github.secondgate.deployment.SecondgateFilters;
import io.github.secondgate.deployment.SessionFilters;
import io.github.secondgate.deployment.ShiroFilters;
import io.github.secondgate.deployment.WarLibraries;
import io.github.secondgate.start.DryStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One look at an application that does not run. It is loaded together with what stands in {@code WEB-INF/lib}, so that a library
 * counts as there if the application has it. It asks what the start asks and says it in the same sentences; what only a start
 * can tell (realms, tables, data sources, beans of Spring and Guice) it leaves to that.
 */
public final class Examination implements Function<Path, List<String>> {
    private static final String BEAN = "io.github.secondgate.Secondgate";

    private final Findings findings = new Findings();

    /** @param war the unpacked application */
    @Override
    public List<String> apply(Path war) {
        WarLibraries libraries = new WarLibraries(war.resolve("WEB-INF"));
        Function<String, InputStream> files = name -> file(war.resolve(name.substring(1)));
        List<String> unreadable = new ArrayList<>();
        Descriptor webXml = PlatformXml.within(() -> Descriptor.read(files, unreadable));
        findings.faults(unreadable);
        boolean thin = libraries.hasAny(SecondgateFilters.TYPE)
                && !libraries.hasAny("io.github.secondgate.bundled.ibatis.session.SqlSession");
        findings.faults(libraries.faults(thin));
        new JarExamination(libraries, findings).of(webXml);
        String gate = new FilterExamination(libraries, webXml, findings).gate(SettingsFile.isThere(files));
        findings.faults(ShiroFilters.faults(webXml));
        if (!libraries.hasShiro()) {
            findings.faults(SessionFilters.faults(webXml, gate));
        }
        new LoginExamination(libraries, webXml, findings).of(Files.isRegularFile(war.resolve("WEB-INF/shiro.ini")));
        try {
            settings(files, webXml.initParameters(gate), libraries.hasShiro());
        } catch (LinkageError e) {
            misses(e, thin);
        }
        return findings.lines();
    }

    private void settings(Function<String, InputStream> files, Map<String, String> parameters, boolean shiro) {
        Map<String, String> ini = shiro ? IniFile.main(files) : Collections.emptyMap();
        if (!ini.containsValue(BEAN) && !SettingsFile.isThere(files)) {
            findings.note("No settings are seen, neither in WEB-INF/secondgate.properties nor at a bean of " + BEAN
                    + " in WEB-INF/shiro.ini. Where Spring, Guice or code of the application makes the bean, they are"
                    + " looked at when it starts.");
            return;
        }
        findings.faults(SettingNames.faults(ini, BEAN));
        Map<String, String> bean = SettingNames.said(ini, BEAN);
        findings.faults(new DryStart(files).faults(bean, parameters, shiro, Clock.systemUTC()));
    }

    private void misses(LinkageError e, boolean thin) {
        String settings = "The settings could not be looked at, because a class is missing (" + e.getMessage() + ")";
        if (thin) {
            findings.fault(
                    settings + ": put what secondgate-filter.jar needs into WEB-INF/lib, which is MyBatis 3.5.5 or"
                            + " later, ZXing core, JMustache and nanojson, or take secondgate-filter-bundle.jar.");
        } else {
            findings.note(
                    settings + ", which the container may bring; they are looked at when the application starts.");
        }
    }

    private static InputStream file(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
