package io.github.secondgate.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of an application: its folder as it is, or what a packed one has in WEB-INF, in a temporary folder until closed. */
final class Unpacked implements AutoCloseable {
    private final Path folder;
    private final boolean temporary;

    private Unpacked(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * @return null where it is no web application
     * @throws IOException if it cannot be read
     */
    static Unpacked of(Path application) throws IOException {
        if (Files.isDirectory(application)) {
            return Files.isDirectory(application.resolve("WEB-INF")) ? new Unpacked(application, false) : null;
        }
        Unpacked unpacked = new Unpacked(Files.createTempDirectory("secondgate-doctor"), true);
        boolean whole = false;
        try (ZipFile packed = new ZipFile(application.toFile())) {
            unpacked.unpack(packed);
            whole = Files.isDirectory(unpacked.folder.resolve("WEB-INF"));
            return whole ? unpacked : null;
        } finally {
            if (!whole) {
                unpacked.close();
            }
        }
    }

    private void unpack(ZipFile packed) throws IOException {
        for (Enumeration<? extends ZipEntry> all = packed.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            Path target = folder.resolve(entry.getName()).normalize();
            // An entry may be named so that it would lie elsewhere.
            if (!entry.isDirectory() && target.startsWith(folder.resolve("WEB-INF"))) {
                Files.createDirectories(target.getParent());
                try (InputStream in = packed.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
