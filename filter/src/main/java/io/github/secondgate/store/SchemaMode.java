package io.github.secondgate.store;

/** What a start may do about the tables. */
public enum SchemaMode {
    /** Look at them. */
    CHECK,
    /** Make them where there are none. */
    CREATE,
    /** That, and bring older ones up. */
    UPDATE
}
