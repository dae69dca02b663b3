package io.github.secondgate.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    private static final String COMMAND = "java -jar secondgate-filter.jar new-key ";
    private static final String ONE = base64(1, 32);
    private static final String TWO = base64(2, 32);

    @TempDir
    Path directory;

    private static Set<String> ids(KeyRing ring) {
        return ring.derive("any purpose", "AES").keySet();
    }

    @Test
    void theFirstLineWritesAndEveryLineReads() throws IOException {
        KeyRing ring = KeyRing.load(file("# ours\n\n  k2 = " + TWO + "\t\r\nk1=" + ONE + "\n# end"));

        assertThat(ids(ring)).containsExactly("k2", "k1");
        assertThat(ring.writingId()).isEqualTo("k2");
        assertThat(ring.derive("a purpose", "AES").get("k1"))
                .isEqualTo(new KeyRing(Map.of("k1", bytes(1, 32)))
                        .derive("a purpose", "AES")
                        .get("k1"));
    }

    @Test
    void aByteOrderMarkIsNoFault() throws IOException {
        assertThat(ids(KeyRing.load(file("\ufeffk1 = " + ONE)))).containsExactly("k1");
    }

    @Test
    void everyPurposeAndEveryKeyGivesAnotherKey() {
        KeyRing ring = new KeyRing(Map.of("k1", bytes(1, 32), "k2", bytes(2, 32)));

        byte[] one = ring.derive("one", "AES").get("k1").getEncoded();
        assertThat(one).hasSize(32).isNotEqualTo(bytes(1, 32));
        assertThat(one).isNotEqualTo(ring.derive("two", "AES").get("k1").getEncoded());
        assertThat(one).isNotEqualTo(ring.derive("one", "AES").get("k2").getEncoded());
    }

    @Test
    void aMissingFileIsNamedWithTheCommandThatMakesIt() {
        Path missing = directory.resolve("missing.keys");

        assertFaults(missing, "It does not exist. Make one with: " + COMMAND + missing);
    }

    @Test
    void aDirectoryIsNoKeyFile() {
        assertFaults(directory, "It is not a file. Name a file, and make one with: " + COMMAND + directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only\n# comments", " \t "})
    void aFileWithoutAKeyIsRefused(String content) throws IOException {
        Path file = file(content);

        assertFaults(file, "It holds no key. Delete it and make one with: " + COMMAND + file);
    }

    @Test
    void aFileFarTooLargeIsNotReadAtAll() throws IOException {
        String aKey = "k1 = " + ONE + "\n";
        Path file = file(aKey + "#".repeat(64 * 1024 - aKey.length()));
        assertThat(ids(KeyRing.load(file))).containsExactly("k1");
        Files.write(file, new byte[] {'#'}, StandardOpenOption.APPEND);

        assertFaults(file, "It is larger than 64 KB, so it is no key file. Make one with: " + COMMAND + file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"k1", "= x", "k 1 = x", "schlüssel = x", "k.1 = x", "abcdefghijklmnopqrstuvwxyz1234567 = x"})
    void aLineThatIsNotAnIdAndAKeyIsRefused(String line) throws IOException {
        Path file = file("k0 = " + ONE + "\n" + line);

        assertFaults(
                file,
                "Line 2 does not read 'id = key', with an id of 1 to 32 letters, digits, '_' or '-'. Correct it, or copy a"
                        + " line from a new file: " + COMMAND + file + ".new");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void aKeyOfAnotherLengthIsRefused(int length) throws IOException {
        assertWrongKey(file("k1 = " + base64(7, length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "AAAA AAAA", "=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u00e9"})
    void aKeyThatIsNotBase64IsRefused(String key) throws IOException {
        assertWrongKey(file("k1 = " + key));
    }

    @Test
    void anIdThatStandsTwiceIsRefused() throws IOException {
        assertFaults(
                file("k1 = " + ONE + "\nk1 = " + TWO),
                "Line 2: the id 'k1' stands twice. Every key needs an id of its own.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw----r--", "rw-----w-", "rw-r--r--", "rwxrwxrwx"})
    void aFileOpenToEveryoneIsRefused(String mode) throws IOException {
        Path file = file("k1 = " + ONE);
        chmod(file, mode);

        assertFaults(file, "Every user of this machine can read or write it. Close it with: chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------", "r--r-----"})
    void aFileForItsOwnerOrItsGroupIsTaken(String mode) throws IOException {
        Path file = file("k1 = " + ONE);
        chmod(file, mode);

        assertThat(ids(KeyRing.load(file))).containsExactly("k1");
    }

    @Test
    void allFaultsOfAFileAreToldAtOnceAndNoKeyWithThem() throws IOException {
        String swallowed = base64(9, 31);
        Path file = file("k1 = " + ONE + "\n" + TWO.replace("=", "") + "\nk3 = " + swallowed + "\nk1 = " + TWO);
        chmod(file, "rw-r--r--");
        KeyFileException refusal = catchThrowableOfType(KeyFileException.class, () -> KeyRing.load(file));

        assertThat(refusal.faults()).hasSize(4);
        assertThat(refusal)
                .hasMessageStartingWith("Key file " + file + ": ")
                .hasMessageContainingAll("chmod 600", "Line 2 ", "Line 3: the key 'k3'", "Line 4: the id 'k1'");
        assertThat(refusal.getMessage())
                .doesNotContain(TWO.substring(0, 20))
                .doesNotContain(swallowed.substring(0, 20));
    }

    @Test
    void aRelativeNameIsToldInFull() {
        KeyFileException refusal =
                catchThrowableOfType(KeyFileException.class, () -> KeyRing.load(Path.of("nowhere", "..", "no.keys")));

        assertThat(refusal)
                .hasMessageContaining(Path.of("no.keys").toAbsolutePath().toString());
    }

    @Test
    void aRingPrintsItsIdsAndNoKey() {
        assertThat(new KeyRing(Map.of("k1", bytes(1, 32)))).hasToString("KeyRing[k1]");
    }

    private void assertWrongKey(Path file) {
        assertFaults(
                file,
                "Line 1: the key 'k1' is not the Base64 text of 32 bytes. Restore it from your backup; if nothing was"
                        + " written with it yet, take a line from a new file: " + COMMAND + file + ".new");
    }

    private static void assertFaults(Path file, String... faults) {
        KeyFileException refusal = catchThrowableOfType(KeyFileException.class, () -> KeyRing.load(file));
        assertThat(refusal).isNotNull();
        assertThat(refusal.faults()).containsExactly(faults);
        assertThat(refusal).hasMessage("Key file " + file + ": " + String.join(" ", faults));
    }

    private Path file(String content) throws IOException {
        Path file = directory.resolve("secondgate.keys");
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        if (isPosix(file)) {
            chmod(file, "rw-------");
        }
        return file;
    }

    private static void chmod(Path file, String mode) throws IOException {
        assumeTrue(isPosix(file), "needs a file system with POSIX modes");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static boolean isPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    private static byte[] bytes(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static String base64(int value, int length) {
        return Base64.getEncoder().encodeToString(bytes(value, length));
    }
}
