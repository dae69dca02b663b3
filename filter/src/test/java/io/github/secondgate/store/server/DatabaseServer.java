package io.github.secondgate.store.server;

import io.github.secondgate.store.Dialect;
import javax.sql.DataSource;

/** A database server of the tests' own. */
public interface DatabaseServer {
    /** Whose script and statements run on it. */
    Dialect dialect();

    /** A new, empty database, which by default compares text in another way than our tables must. */
    Place newDatabase();

    /** Takes it away again; nobody is connected any more. */
    void drop(Place place);

    /** A user of its own there who may read, insert, update and delete rows of its tables, and no more. */
    default Place unprivileged(Place place) {
        return place;
    }

    /** Connections to it: a pool that must be disposed, or each a new one. */
    DataSource source(Place place);

    /** Sends it a signal of that name, such as {@code KILL}, {@code STOP} or {@code CONT}. */
    default void signal(String name) {
        throw new UnsupportedOperationException("it is part of this process");
    }

    /** Once more, after it was killed. */
    default void startAgain() {
        throw new UnsupportedOperationException("it is part of this process");
    }

    /** Whether it lets only those in who read. */
    default void readOnly(boolean only) {
        throw new UnsupportedOperationException("it is part of this process");
    }

    /** A query that tells how many of its transactions wait for a lock. */
    default String waiting() {
        throw new UnsupportedOperationException("it is part of this process");
    }

    /** What the domain is given for this pool. */
    default DataSource presented(DataSource pool) {
        return pool;
    }

    /** As much of a script as it reads. */
    default String readable(String script) {
        return script;
    }

    /** A condition of {@code information_schema}: that a table is one of the database that is asked. */
    String here();

    /** Where a database is to be found. */
    record Place(String name, String url, String user, String password) {}
}
