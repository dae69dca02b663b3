package io.github.secondgate.store.schema;

import io.github.secondgate.store.Dialect;
import io.github.secondgate.store.Schema;

/** What is wrong with the tables in a database, and what mends it, for whoever starts the application. */
final class SchemaSentences {
    private final String script;
    private final Dialect dialect;

    SchemaSentences(Dialect dialect) {
        this.dialect = dialect;
        this.script = placed(Schema.script(dialect));
    }

    private static String placed(String file) {
        return file + " (in the jar: io/github/secondgate/" + file + ") on the database of the setting dataSource";
    }

    /** @param version null where none is noted */
    String wrongVersion(Integer version) {
        String found = "The schema of Secondgate has version " + version + ", this jar ";
        if (version != null && version > Schema.VERSION) {
            return found + "knows version " + Schema.VERSION + ". Use the jar that this schema was made for.";
        }
        String upgrade = version == null ? null : Schema.upgrade(dialect, version);
        return found + "needs version " + Schema.VERSION + ". "
                + (upgrade == null
                        ? "Drop the tables secondgate_…, with which everybody's second factor goes, and run " + script
                                + "."
                        : "Run " + placed(upgrade) + ": every row stays.");
    }

    String mixedUp() {
        return "The tables of Secondgate compare text without regard to case, accents or trailing spaces, so that two"
                + " accounts could pass for one. Drop them and run " + script + ", which gives each column "
                + dialect.collation() + ".";
    }

    String unusable(Throwable cause) {
        return cause instanceof LinkageError
                ? "The driver or pool of the setting dataSource is too old (" + cause
                        + "): take one of JDBC 4.0 or later, which is of Java 6."
                : "The tables of Secondgate are missing or cannot be read (" + cause.getMessage() + "). Run " + script
                        + ".";
    }

    String unreadable(String table, Throwable cause) {
        return "The table " + table + " is missing or cannot be read (" + cause.getMessage()
                + "). Make it as it stands in " + script + ".";
    }

    /** @param statementsAreLogged whether the server cannot replicate what is written in READ COMMITTED */
    String unwritable(Throwable cause, boolean statementsAreLogged) {
        return "The tables of Secondgate can be read, but not written (" + cause.getMessage() + "). "
                + (statementsAreLogged
                        ? "Set binlog_format = ROW in the configuration of the server."
                        : "Let the user of the setting dataSource insert, update and delete rows there, on a server that"
                                + " takes them.");
    }
}
