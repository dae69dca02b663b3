package io.github.secondgate.deployment;

import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.ibatis.session.Configuration;
import org.apache.shiro.web.env.WebEnvironment;

/**
 * What stands beside this jar in {@code WEB-INF/lib} and cannot work with it. An old application finds out from here, and not
 * from the first {@link LinkageError}. It looks at what is needed to start, not at every class.
 */
public final class Libraries {
    private static final String SHIRO = "org.apache.shiro.web.env.WebEnvironment";
    /** Which Shiro had before 1.2 too, when there was none of the other. */
    static final String ANY_SHIRO = "org.apache.shiro.web.servlet.AbstractShiroFilter";

    static final String COMMONS_LOGGING = "org.apache.commons.logging.LogFactory";
    /** Methods that the older ones had not. */
    static final String OF_NEW_SHIRO = "getShiroFilterConfiguration";

    static final String OF_NEW_MYBATIS = "isShrinkWhitespacesInSql";

    private Libraries() {}

    /** One sentence a fault, with its mend. */
    public static List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (hasShiro()) {
            ofShiro(faults);
        } else {
            oldestShiro(Libraries.class.getClassLoader(), faults);
        }
        myBatis(Configuration.class, faults);
        return faults;
    }

    private static void ofShiro(List<String> faults) {
        shiro(WebEnvironment.class, faults);
        commonsLogging(WebEnvironment.class.getClassLoader(), faults);
    }

    public static boolean hasShiro() {
        try {
            Class.forName(SHIRO, false, Libraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static void shiro(Class<?> environment, List<String> faults) {
        try {
            environment.getMethod(OF_NEW_SHIRO);
        } catch (NoSuchMethodException e) {
            faults.add(OldShiro.fault(jarOf(environment)));
        }
    }

    /** Else an application that has one would be told that it has none. */
    static void oldestShiro(ClassLoader loader, List<String> faults) {
        try {
            faults.add(OldShiro.fault(jarOf(Class.forName(ANY_SHIRO, false, loader))));
        } catch (ClassNotFoundException e) {
            // Then there is none at all.
        }
    }

    /** BeanUtils, by which Shiro reads its INI, does not do without. */
    static void commonsLogging(ClassLoader loader, List<String> faults) {
        try {
            Class.forName(COMMONS_LOGGING, false, loader);
        } catch (ClassNotFoundException e) {
            faults.add(noCommonsLogging());
        }
    }

    static String noCommonsLogging() {
        return "commons-logging, which Shiro's BeanUtils needs, is missing: add commons-logging.jar or"
                + " jcl-over-slf4j.jar to WEB-INF/lib.";
    }

    /** Before 3.5.5 not every parameter of a statement was found by its name, and nothing of ours could be stored. */
    static void myBatis(Class<?> configuration, List<String> faults) {
        try {
            configuration.getMethod(OF_NEW_MYBATIS);
        } catch (NoSuchMethodException e) {
            faults.add(oldMyBatis(jarOf(configuration)));
        }
    }

    static String oldMyBatis(String jar) {
        return "The MyBatis of this application is older than 3.5.5 (" + jar
                + "): replace it in WEB-INF/lib by the one that Secondgate brings.";
    }

    /** For what the other checks did not foresee. */
    public static String misfit(LinkageError e) {
        return "A library of this application does not fit (" + e + "). Secondgate was started with "
                + (hasShiro() ? jarOf(WebEnvironment.class) + ", " : "") + jarOf(Configuration.class)
                + " and the XML parser of "
                + jarOf(DocumentBuilderFactory.newInstance().getClass())
                + ": take what is older than the libraries that it brings out of WEB-INF/lib.";
    }

    private static String jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? type.getName() : location.getPath().replaceAll("^.*/(?=[^/]+/?$)", "");
    }
}
