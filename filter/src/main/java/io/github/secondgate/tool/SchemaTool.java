package io.github.secondgate.tool;

import io.github.secondgate.store.schema.SchemaByHand;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;

/**
 * {@code java -jar secondgate-filter-bundle.jar schema print|check|update DRIVER.jar URL USER} looks after the tables. The
 * password is asked for, or is the first line of the input: others see what stands in a command.
 */
final class SchemaTool {
    static final String COMMAND = "schema";
    private static final List<String> DEEDS = Arrays.asList("print", "check", "update");
    private static final int ARGUMENTS = 5;
    private static final int FAULTY = 1;
    private static final int MISUSED = 2;

    private SchemaTool() {}

    /** Whether these, from the command on, are what it takes. */
    static boolean takes(String[] arguments) {
        return arguments.length == ARGUMENTS && DEEDS.contains(arguments[1]);
    }

    /** @return 0 if the tables are as they must be (or the script was printed), 1 if not, 2 if nobody could look */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            SchemaByHand schema =
                    SchemaByHand.at(Paths.get(arguments[2]), arguments[3], arguments[4], password(arguments[4]));
            if (arguments[1].equals("print")) {
                out.print(schema.due());
                return 0;
            }
            return told(arguments[1].equals("update") ? schema.update() : schema.faults(), out);
        } catch (IOException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return MISUSED;
        }
    }

    private static int told(List<String> faults, PrintStream out) {
        faults.forEach(out::println);
        if (faults.isEmpty()) {
            out.println("The tables are as this jar needs them.");
        }
        return faults.isEmpty() ? 0 : FAULTY;
    }

    private static String password(String user) throws IOException {
        Console console = System.console();
        if (console != null) {
            char[] password = console.readPassword("Password of %s: ", user);
            return password == null ? "" : new String(password);
        }
        String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        return line == null ? "" : line;
    }
}
