package io.github.secondgate.store;

/** What the start asks of the schema. */
public interface SchemaMapper {
    /** The version, or null if none is noted. */
    Integer version();

    /** How many texts that are not 'a' this database takes for 'a'. */
    int mixedUp();
}
