package io.github.secondgate.view;

import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What our pages link to: a fixed list of names, so that no path of a request ever reaches a file or a resource.
 *
 * <p>A WAR lays {@code WEB-INF/secondgate/theme.css} over the stylesheet, or replaces it as a whole by {@code
 * WEB-INF/secondgate/secondgate.css}. Everything is read once, at the start. It sets no headers: caching is the affair of the
 * page that serves them.
 */
public final class Assets {

    private final Map<String, Asset> byName;

    /**
     * @param war opens a file of the WAR's {@code WEB-INF/secondgate/} by its name, {@code null} where there is none
     * @throws IllegalStateException if the WAR's theme cannot be used
     */
    public Assets(Function<String, InputStream> war) {
        ViewFiles files = new ViewFiles(war);
        Map<String, Asset> assets = new LinkedHashMap<>();
        assets.put("secondgate.css", new Asset("text/css;charset=UTF-8", Theme.laidOverStylesheet(files)));
        assets.put(
                "secondgate.js", new Asset("text/javascript;charset=UTF-8", files.fromJarForBrowsers("secondgate.js")));
        assets.put("secondgate.svg", new Asset("image/svg+xml", files.fromJar("secondgate.svg")));
        byName = Collections.unmodifiableMap(assets);
    }

    public Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /** The address below our base path, with the version that lets it be cached for ever. */
    String href(String base, String name) {
        return base + "/assets/" + name + "?v=" + byName.get(name).version();
    }
}
