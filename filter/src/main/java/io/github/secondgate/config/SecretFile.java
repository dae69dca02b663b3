package io.github.secondgate.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file that holds one password, and nothing else. */
final class SecretFile {
    private static final int MOST_BYTES = 4096;

    private SecretFile() {}

    /** Read once, at the start. Its faults become faults of the setting; they never quote what is in it. */
    static String read(Settings settings, Setting<Path> setting) {
        Path file = settings.get(setting);
        if (file == null) {
            return null;
        }
        if (!Files.isRegularFile(file)) {
            settings.fault(
                    setting,
                    "names " + file + ", which cannot be read: there is no file",
                    "put it there, with mode 600");
            return null;
        }
        try {
            if (readByOthers(file)) {
                settings.fault(setting, "names a file that every user of this machine can read", "chmod 600 " + file);
                return null;
            }
            String text = Files.size(file) > MOST_BYTES
                    ? ""
                    : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).trim();
            if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
                settings.fault(
                        setting, "names a file that is no single line", "put the password into it, and nothing else");
                return null;
            }
            return text;
        } catch (IOException e) {
            settings.fault(
                    setting,
                    "names " + file + ", which cannot be read (" + e.getClass().getSimpleName() + ")",
                    "make it readable for the user that runs the application");
            return null;
        }
    }

    private static boolean readByOthers(Path file) throws IOException {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (UnsupportedOperationException e) {
            // No POSIX modes (Windows): who may read it is told by access lists we do not judge.
            return false;
        }
    }
}
