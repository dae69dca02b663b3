package io.github.secondgate.gate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One declared address of the application: exactly {@code /x}, or {@code /x/**} for it and all below it. Knows no other
 * wildcards, so that what it says can be read off the setting.
 */
public final class PathRule {
    private static final Pattern CRAFTED = Pattern.compile("//|/\\.\\.?(/|$)|[;\\\\%\\p{C}]");

    private final String path;
    private final boolean below;

    private PathRule(String path, boolean below) {
        this.path = path;
        this.below = below;
    }

    /** @throws IllegalArgumentException when the text is neither {@code /x} nor {@code /x/**} */
    public static PathRule of(String text) {
        boolean below = text.endsWith("/**");
        String path = below ? text.substring(0, text.length() - 3) : text;
        boolean usable = (path.startsWith("/") || below && path.isEmpty()) && path.indexOf('*') < 0 && !crafted(path);
        if (!usable) {
            throw new IllegalArgumentException("'" + text + "' is neither an address like /x nor all below it, /x/**");
        }
        return new PathRule(path, below);
    }

    /** Whether a path still holds what a container should have resolved; such a path is never public. */
    public static boolean crafted(String path) {
        return CRAFTED.matcher(path).find();
    }

    /** Compared exactly, case included; a crafted path matches nothing. */
    public boolean matches(String candidate) {
        return matches(candidate, path) && !crafted(candidate);
    }

    /** For a rule that only ever demands more: case does not matter, and a crafted path matches everything. */
    boolean mayMatch(String candidate) {
        return crafted(candidate) || matches(candidate.toLowerCase(Locale.ROOT), path.toLowerCase(Locale.ROOT));
    }

    private boolean matches(String candidate, String rule) {
        return candidate.equals(rule) || below && candidate.startsWith(rule + "/");
    }

    @Override
    public String toString() {
        return below ? path + "/**" : path;
    }
}
