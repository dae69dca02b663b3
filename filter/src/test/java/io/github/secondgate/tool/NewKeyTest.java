package io.github.secondgate.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.secondgate.crypto.KeyRing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewKeyTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void aNewFileIsReadyToBeLoaded() {
        Path file = directory.resolve("secondgate.keys");

        assertThat(run("new-key", file.toString())).isZero();
        assertThat(KeyRing.load(file).writingId()).matches("k20[0-9]{6}-[0-9a-f]{4}");
    }

    @Test
    void itIsForItsOwnerOnly() throws IOException {
        Path file = directory.resolve("secondgate.keys");
        NewKey.create(file);

        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theNextStepsAreToldAndTheKeyIsNot() throws IOException {
        Path file = directory.resolve("secondgate.keys");
        run("new-key", file.toString());
        String id = KeyRing.load(file).writingId();
        String key = Files.readString(file).split(id + " = ")[1].trim();

        assertThat(out.toString())
                .contains("Made " + file + " with the key " + id)
                .contains("shiro.ini or WEB-INF/secondgate.properties:  secondgate.keyFile = " + file)
                .contains("Next:", "mode 600", "everyone has to be reset")
                .contains("backup outside the database")
                .contains("If the file is lost")
                .doesNotContain(key);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anExistingFileIsNeverTouched() throws IOException {
        Path file = Files.writeString(directory.resolve("secondgate.keys"), "precious");

        assertThat(run("new-key", file.toString())).isEqualTo(1);
        assertThat(file).hasContent("precious");
        assertThat(err.toString()).contains(file + " exists already and was left as it is.", "copy its line above");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aLinkThatLeadsNowhereIsNotFollowed() throws IOException {
        Path target = directory.resolve("elsewhere");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);

        assertThatThrownBy(() -> NewKey.create(link)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void aMissingDirectoryIsNamed() {
        Path file = directory.resolve("missing").resolve("secondgate.keys");

        assertThat(run("new-key", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no directory " + directory.resolve("missing"));
    }

    @Test
    void aNameThatCannotBeIsRefused() {
        assertThat(run("new-key", "nul\u0000byte")).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be the name of a file");
    }

    @Test
    void anythingElseIsAnsweredWithTheUsage() {
        assertThat(run("newkey", "f")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("Usage: java -jar secondgate-filter.jar new-key FILE")
                .contains("An existing file is never touched.");
        String[][] misspelt = {
            {}, {"new-key"}, {"new-key", ""}, {"new-key", " "}, {"newkey", "f"}, {"new-key", "f", "g"}
        };
        for (String[] arguments : misspelt) {
            assertThat(run(arguments)).isEqualTo(2);
        }
        assertThat(out.toString()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aKeyForShirosCookieIsPrintedAsTheLineThatSetsIt() {
        assertThat(run("new-cipher-key")).isZero();
        assertThat(run("new-cipher-key")).isZero();
        String[] lines = out.toString().split("\\R");
        assertThat(lines)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.startsWith("securityManager.rememberMeManager.cipherKey = "));
        assertThat(Base64.getDecoder().decode(lines[0].split(" = ")[1])).hasSize(16);
        assertThat(run("new-cipher-key", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("new-cipher-key");
    }

    @Test
    void twoNewKeysDiffer() throws IOException {
        assertThat(keyOf(directory.resolve("one"))).isNotEqualTo(keyOf(directory.resolve("two")));
    }

    private static String keyOf(Path file) throws IOException {
        String id = NewKey.create(file);
        return Files.readString(file).split(id + " = ")[1];
    }

    private int run(String... arguments) {
        return CommandLine.run(arguments, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
