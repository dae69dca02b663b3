package io.github.secondgate.store;

import java.util.List;

/** What the start asks of the schema. */
public interface SchemaMapper {
    /** The version, or null if none is noted. */
    Integer version();

    /** How many of these texts, which are not 'a', this database takes for 'a'. */
    int mixedUp(List<String> others);
}
