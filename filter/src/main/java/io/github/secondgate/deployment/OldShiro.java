package io.github.secondgate.deployment;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shiro before 1.13: what has been mended since then, and which jars belong in the place of which. Looks into no jar. */
final class OldShiro {
    private static final Pattern VERSION = Pattern.compile("-(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    /** The version that mends it, and its name; as Shiro's own list of reports has them. */
    private static final String[][] MENDED = {
        {"-1.2.5", "CVE-2016-4437"},
        {"-1.3.2", "CVE-2016-6802"},
        {"-1.4.2", "CVE-2019-12422"},
        {"-1.5.2", "CVE-2020-1957"},
        {"-1.5.3", "CVE-2020-11989"},
        {"-1.6.0", "CVE-2020-13933"},
        {"-1.7.0", "CVE-2020-17510"},
        {"-1.7.1", "CVE-2020-17523"},
        {"-1.8.0", "CVE-2021-41303"},
        {"-1.9.1", "CVE-2022-32532"},
        {"-1.10.0", "CVE-2022-40664"},
        {"-1.11.0", "CVE-2023-22602"},
        {"-1.12.0", "CVE-2023-34478"},
        {"-1.13.0", "CVE-2023-46749"},
        {"-1.13.0", "CVE-2023-46750"}
    };

    private OldShiro() {}

    /** @param jar its name, with the version if it tells one */
    static String fault(String jar) {
        int version = version(jar);
        String mended = Arrays.stream(MENDED)
                .filter(one -> version(one[0]) > version)
                .map(one -> one[1])
                .collect(Collectors.joining(", "));
        return "The Shiro of this application is older than 1.13 (" + jar
                + "), and has weaknesses that were mended since: "
                + mended
                + ". Take all its jars, shiro-*.jar, out of WEB-INF/lib, and put in those of 1.13.0 or a later one:"
                + " shiro-web, shiro-core, shiro-lang, shiro-cache, shiro-crypto-core, shiro-crypto-hash,"
                + " shiro-crypto-cipher, shiro-config-core, shiro-config-ogdl, shiro-event and encoder. What else changes,"
                + " and which jars 2.x needs, is told in filter/docs/your-application.md, \"From an older Shiro\".";
    }

    /** @return 0 where none is told, so that everything counts */
    private static int version(String jar) {
        Matcher version = VERSION.matcher(jar);
        if (!version.find()) {
            return 0;
        }
        String patch = version.group(3) == null ? "0" : version.group(3);
        return (Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2))) * 1000
                + Integer.parseInt(patch);
    }
}
