package io.github.secondgate.tool;

import java.io.PrintStream;

/** What {@code java -jar secondgate-filter.jar} does, by its first argument. */
public final class CommandLine {
    private static final int MISUSED = 2;

    private CommandLine() {}

    /** Exits with 0 if all went well, 1 if not, 2 if the command was misspelt. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        String command = arguments.length == 0 ? "" : arguments[0];
        boolean named = arguments.length == 2 && !arguments[1].trim().isEmpty();
        if (command.equals(NewKey.COMMAND) && named) {
            return NewKey.make(arguments[1], out, err);
        }
        if (command.equals(Doctor.COMMAND) && named) {
            return Doctor.examine(arguments[1], out, err);
        }
        if (command.equals(NewCipherKey.COMMAND) && arguments.length == 1) {
            NewCipherKey.print(out);
            return 0;
        }
        if (command.equals(SchemaTool.COMMAND) && SchemaTool.takes(arguments)) {
            return SchemaTool.run(arguments, out, err);
        }
        usage(err);
        return MISUSED;
    }

    private static void usage(PrintStream err) {
        err.println("Usage: java -jar secondgate-filter.jar " + NewKey.COMMAND + " FILE");
        err.println("Makes FILE with a new key for what Secondgate stores. An existing file is never touched.");
        err.println("Or:    java -jar secondgate-filter.jar " + NewCipherKey.COMMAND);
        err.println("Prints a line for shiro.ini with a new key for the cookie by which Shiro remembers people.");
        err.println("Or:    java -jar secondgate-filter-bundle.jar " + Doctor.COMMAND + " APPLICATION");
        err.println("Looks at a WAR, packed or not, without starting it, and says what is wrong and how to mend it.");
        err.println("Or:    java -jar secondgate-filter-bundle.jar " + SchemaTool.COMMAND
                + " print|check|update DRIVER.jar URL USER");
        err.println(
                "Prints the script that the database is due, or looks at its tables, or makes them or brings them up.");
    }
}
