package io.github.secondgate.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One reading of a key file, which gathers every fault. Its messages never quote a line: it may hold a key. */
final class KeyFile {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int MAXIMUM_BYTES = 64 * 1024;

    private final Path file;
    private final String makeOne;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    KeyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.makeOne = "java -jar secondgate-filter.jar new-key " + this.file;
    }

    Map<String, byte[]> read() {
        if (Files.notExists(file)) {
            throw failed("It does not exist. Make one with: " + makeOne, null);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw failed("It is not a file. Name a file, and make one with: " + makeOne, null);
        }
        checkPermissions();
        int line = 0;
        for (String text : lines()) {
            readLine(++line, text.trim());
        }
        if (keys.isEmpty() && faults.isEmpty()) {
            faults.add("It holds no key. Delete it and make one with: " + makeOne);
        }
        if (!faults.isEmpty()) {
            throw new KeyFileException(file, faults, null);
        }
        return keys;
    }

    private void checkPermissions() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                faults.add("Every user of this machine can read or write it. Close it with: chmod 600 " + file);
            }
        } catch (UnsupportedOperationException e) {
            // A file system without POSIX modes (Windows): who may read it is told by access lists we do not judge.
        } catch (IOException e) {
            throw failed("Its permissions cannot be read (" + e.getClass().getSimpleName() + ").", e);
        }
    }

    private List<String> lines() {
        try {
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw failed("It is larger than 64 KB, so it is no key file. Make one with: " + makeOne, null);
            }
            // Latin-1 takes any byte, so that a stray one becomes a fault of its line and not of the whole reading.
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return Arrays.asList(withoutByteOrderMark(text).split("\r\n|\r|\n"));
        } catch (IOException e) {
            throw failed(
                    "It cannot be read (" + e.getClass().getSimpleName()
                            + "). The user that runs the application needs to own it, with mode 600.",
                    e);
        }
    }

    private static String withoutByteOrderMark(String latin1) {
        return latin1.startsWith("\u00ef\u00bb\u00bf") ? latin1.substring(3) : latin1;
    }

    private void readLine(int number, String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        int equals = text.indexOf('=');
        String id = text.substring(0, Math.max(equals, 0)).trim();
        if (!ID.matcher(id).matches()) {
            faults.add(
                    "Line " + number + " does not read 'id = key', with an id of 1 to 32 letters, digits, '_' or '-'. "
                            + "Correct it, or copy a line from a new file: " + makeOne + ".new");
            return;
        }
        byte[] key = decoded(text.substring(equals + 1).trim());
        if (key.length != KeyRing.KEY_BYTES) {
            faults.add("Line " + number + ": the key '" + id
                    + "' is not the Base64 text of 32 bytes. Restore it from your "
                    + "backup; if nothing was written with it yet, take a line from a new file: " + makeOne + ".new");
        } else if (keys.putIfAbsent(id, key) != null) {
            faults.add("Line " + number + ": the id '" + id + "' stands twice. Every key needs an id of its own.");
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private KeyFileException failed(String fault, Exception cause) {
        return new KeyFileException(file, Collections.singletonList(fault), cause);
    }
}
