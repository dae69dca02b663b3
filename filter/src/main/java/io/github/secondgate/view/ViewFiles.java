package io.github.secondgate.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The files of this room: those of the jar, and those a WAR puts in their place. */
final class ViewFiles {

    private static final Pattern NOT_FOR_BROWSERS = Pattern.compile("(?ms)^[ \\t]*/\\*.*?\\*/[ \\t]*\\n|^[ \\t]+|^\\n");

    private final Function<String, InputStream> war;

    ViewFiles(Function<String, InputStream> war) {
        this.war = war;
    }

    /** The WAR's own file of that name, if it has one. */
    Optional<byte[]> fromWar(String name) {
        return read(war.apply(name), name);
    }

    Optional<byte[]> fromJarIfThere(String name) {
        return read(ViewFiles.class.getResourceAsStream(name), name);
    }

    byte[] fromJar(String name) {
        return fromJarIfThere(name).orElseThrow(() -> new IllegalStateException("The jar lacks " + name));
    }

    /** The jar's as browsers get it: without indentation and comments, each of which stands on lines of its own in our files. */
    byte[] fromJarForBrowsers(String name) {
        return NOT_FOR_BROWSERS.matcher(text(fromJar(name))).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }

    byte[] fromWarOrJar(String name) {
        return fromWar(name).orElseGet(() -> fromJar(name));
    }

    static String text(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // Editors on Windows put a byte order mark in front, which would become part of the first key or a stray
        // character.
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<byte[]> read(InputStream opened, String name) {
        if (opened == null) {
            return Optional.empty();
        }
        try (InputStream in = opened) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
            return Optional.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
