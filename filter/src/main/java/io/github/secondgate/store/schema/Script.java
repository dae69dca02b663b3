package io.github.secondgate.store.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One of our scripts. Each statement ends at the end of a line; comments stand on lines of their own. */
public final class Script {
    private final String text;

    public Script(String text) {
        this.text = text;
    }

    /** @param name such as {@code sql/h2.sql} */
    static Script shipped(String name) {
        try (InputStream in = Script.class.getResourceAsStream("/io/github/secondgate/" + name)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                bytes.write(some, 0, read);
            }
            return new Script(new String(bytes.toByteArray(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text.split("\r?\n")) {
            String bare = line.trim();
            if (bare.isEmpty() || bare.startsWith("--")) {
                continue;
            }
            statement.append(statement.length() == 0 ? "" : "\n").append(line);
            if (bare.endsWith(";")) {
                statement.setLength(statement.lastIndexOf(";"));
                statements.add(statement.toString());
                statement.setLength(0);
            }
        }
        if (statement.length() > 0) {
            statements.add(statement.toString());
        }
        return statements;
    }

    @Override
    public String toString() {
        return text;
    }
}
