package io.github.secondgate.tool;

import io.github.secondgate.crypto.KeyRing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * {@code java -jar secondgate-filter.jar new-key FILE} makes a key file. It never overwrites one: with the old key gone,
 * nobody could sign in with what was enrolled under it.
 */
public final class NewKey {
    private static final Set<OpenOption> ONLY_IF_NEW = new HashSet<>(
            Arrays.asList(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC));
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    static final String COMMAND = "new-key";
    private static final int FAILED = 1;

    private NewKey() {}

    /** @return 0 if the file was made, 1 if it could not be */
    static int make(String name, PrintStream out, PrintStream err) {
        Path file = null;
        try {
            file = Paths.get(name).toAbsolutePath().normalize();
            String id = create(file);
            printNextSteps(out, file, id);
            return 0;
        } catch (FileAlreadyExistsException e) {
            err.println(file + " exists already and was left as it is.");
            err.println("To add a key, make another file and copy its line above those of this one.");
        } catch (InvalidPathException e) {
            err.println("'" + name + "' cannot be the name of a file here.");
        } catch (IOException e) {
            err.println(file + " could not be made: " + reason(file, e));
        }
        return FAILED;
    }

    /**
     * Makes a key file with one new key, readable by its owner only from its first moment (where the file system has
     * POSIX modes), on disk when this returns.
     *
     * @return the id of the key
     * @throws FileAlreadyExistsException if there is anything of that name, even a dangling link
     * @throws IOException if it cannot be written; nothing is left behind then
     */
    public static String create(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[KeyRing.KEY_BYTES];
        random.nextBytes(key);
        String id = "k" + LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format(Locale.ROOT, "-%04x", random.nextInt(0x10000));
        ByteBuffer content = ByteBuffer.wrap(content(id, key).getBytes(StandardCharsets.US_ASCII));
        try (FileChannel channel = open(file)) {
            writeOrRemove(channel, file, content);
        }
        return id;
    }

    private static void writeOrRemove(FileChannel channel, Path file, ByteBuffer content) throws IOException {
        try {
            while (content.hasRemaining()) {
                channel.write(content);
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, ONLY_IF_NEW, OWNER_ONLY);
        } catch (UnsupportedOperationException e) {
            return FileChannel.open(file, ONLY_IF_NEW);
        }
    }

    private static String content(String id, byte[] key) {
        return String.join(
                "\n",
                "# Keys of Secondgate. The first line encrypts, every line decrypts.",
                "# To rotate: put a new line above the others and restart. Keep the old lines: what they wrote needs them.",
                "# Keep a backup of this file, and keep it away from backups of the database.",
                id + " = " + Base64.getEncoder().encodeToString(key),
                "");
    }

    private static String reason(Path file, IOException e) {
        Path directory = file.getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            return "there is no directory " + directory + ".";
        }
        return e.getClass().getSimpleName() + ". Can this user write to that directory?";
    }

    private static void printNextSteps(PrintStream out, Path file, String id) {
        out.println("Made " + file + " with the key " + id + ".");
        out.println();
        out.println("Next:");
        out.println("  1. Let the user that runs the application own it, and nobody else read it (mode 600).");
        out.println("  2. Put into shiro.ini or WEB-INF/secondgate.properties:  secondgate.keyFile = " + file);
        out.println("  3. Keep a backup outside the database and away from the database's backups.");
        out.println();
        out.println(
                "If the file is lost, no authenticator app and no recovery code enrolled under it can be checked: the");
        out.println("application does not start without it, and everyone has to be reset and to enrol again.");
    }
}
