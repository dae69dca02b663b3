package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scripts of all databases are translations of those for H2, so that none can fall behind. After a change of these, a
 * run with {@code -Dsql.write=true} writes the others.
 */
class ScriptsTest {
    private static final Path SQL = Path.of("../sql");
    private static final String UPGRADE = "V3__limits_and_indexes.sql";
    private static final boolean WRITE = Boolean.getBoolean("sql.write");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void theTablesAreThoseOfH2(Dialect dialect) throws IOException {
        says(SQL.resolve(dialect.key() + ".sql"), new TranslatedScript(dialect, h2()).making());
    }

    @ParameterizedTest
    @MethodSource("upgraded")
    void soIsTheUpgrade(Dialect dialect) throws IOException {
        if (dialect != Dialect.H2) {
            says(
                    SQL.resolve("upgrade").resolve(dialect.key()).resolve(UPGRADE),
                    new TranslatedScript(dialect, h2())
                            .upgrading(
                                    Files.readString(SQL.resolve("upgrade/h2").resolve(UPGRADE)), before()));
        }
    }

    static Stream<Dialect> upgraded() {
        return Stream.of(Dialect.values()).filter(dialect -> Schema.upgrade(dialect, 2) != null);
    }

    private static void says(Path script, String translated) throws IOException {
        if (WRITE) {
            Files.createDirectories(script.getParent());
            Files.writeString(script, translated);
        }
        assertThat(script).content().isEqualTo(translated);
    }

    @ParameterizedTest
    @EnumSource
    void theJarHoldsThemAsTheyStandInTheRepository(Dialect dialect) throws IOException {
        List<String> scripts = new ArrayList<>(List.of(Schema.script(dialect)));
        for (int version = 0; version <= Schema.VERSION; version++) {
            if (Schema.upgrade(dialect, version) != null) {
                scripts.add(Schema.upgrade(dialect, version));
            }
        }
        for (String script : scripts) {
            try (InputStream in = Database.class.getResourceAsStream("/io/github/secondgate/" + script)) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(Files.readString(Path.of("..").resolve(script)));
            }
        }
    }

    @Test
    void noFileOfThemIsSuperfluous() throws IOException {
        Set<String> known = new java.util.TreeSet<>(Set.of("liquibase.xml"));
        for (Dialect dialect : EnumSet.allOf(Dialect.class)) {
            known.add(Schema.script(dialect).substring("sql/".length()));
        }
        upgraded().forEach(dialect -> known.add(Schema.upgrade(dialect, 2).substring("sql/".length())));
        try (Stream<Path> files = Files.walk(SQL)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> SQL.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void liquibaseIsToldOfEachOfThem() throws IOException {
        String changelog = Files.readString(SQL.resolve("liquibase.xml"));
        for (Dialect dialect : Dialect.values()) {
            assertThat(changelog).contains("path=\"" + dialect.key() + ".sql\"");
        }
        assertThat(upgraded())
                .allSatisfy(dialect ->
                        assertThat(changelog).contains("path=\"upgrade/" + dialect.key() + "/" + UPGRADE + "\""));
    }

    /** As long as Oracle took names before its version 12.2. */
    @Test
    void noNameHasMoreThanThirtyCharacters() throws IOException {
        assertThat(Pattern.compile("\\w+").matcher(code(h2())).results().map(word -> word.group()))
                .allMatch(word -> word.length() <= 30);
    }

    /** To Oracle it is NULL. */
    @Test
    void noDefaultIsAnEmptyText() throws IOException {
        assertThat(code(h2())).doesNotContain("''");
    }

    /** SQL*Plus takes either for more than a comment. */
    @Test
    void noCommentEndsAStatementOrAsksForAValue() throws IOException {
        assertThat(h2().lines().filter(line -> line.contains("--")))
                .noneMatch(line -> line.endsWith(";") || line.contains("&"));
    }

    private static String code(String script) {
        return script.replaceAll("(?m)--.*$", "");
    }

    private static String h2() throws IOException {
        return Files.readString(SQL.resolve("h2.sql"));
    }

    private static String before() throws IOException {
        try (InputStream in = ScriptsTest.class.getResourceAsStream("/schema/h2-2.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
