package io.github.secondgate;

import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.shiro.web.env.WebEnvironment;

/**
 * What stands beside this jar in {@code WEB-INF/lib} and cannot work with it. An old application finds out from here, and not
 * from the first {@link LinkageError}. It looks at what is needed to start, not at every class.
 */
final class Libraries {
    private static final String COMMONS_LOGGING = "org.apache.commons.logging.LogFactory";

    private Libraries() {}

    /** One sentence a fault, with its mend. */
    static List<String> faults() {
        List<String> faults = new ArrayList<>();
        shiro(WebEnvironment.class, faults);
        commonsLogging(WebEnvironment.class.getClassLoader(), faults);
        return faults;
    }

    static void shiro(Class<?> environment, List<String> faults) {
        try {
            environment.getMethod("getShiroFilterConfiguration");
        } catch (NoSuchMethodException e) {
            faults.add("The Shiro of this application is older than 1.13 (" + jarOf(environment)
                    + "): replace all its jars, shiro-*.jar in WEB-INF/lib, by 1.13.0 or a later one.");
        }
    }

    /** BeanUtils, by which Shiro reads its INI, does not do without. */
    static void commonsLogging(ClassLoader loader, List<String> faults) {
        try {
            Class.forName(COMMONS_LOGGING, false, loader);
        } catch (ClassNotFoundException e) {
            faults.add("commons-logging, which Shiro's BeanUtils needs, is missing: add commons-logging.jar or"
                    + " jcl-over-slf4j.jar to WEB-INF/lib.");
        }
    }

    /** For a parser that does not know what has been asked of parsers since Java 5. */
    static String oldParser(LinkageError e) {
        Class<?> parser = DocumentBuilderFactory.newInstance().getClass();
        return "The XML parser of this application is too old (" + jarOf(parser) + "; " + e.getMessage()
                + "): take xercesImpl.jar and xml-apis.jar out of WEB-INF/lib, for Java has its own, or replace them by"
                + " xercesImpl 2.12.";
    }

    private static String jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? type.getName() : location.getPath().replaceAll("^.*/(?=[^/]+/?$)", "");
    }
}
