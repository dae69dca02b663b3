package io.github.secondgate.store;

/** The organisation's rule as it was changed at run time. */
public interface PolicyMapper {
    /** The rule that holds, or null while nobody has changed what the settings say. */
    PolicyRow newest();

    /** Adds a version. Two at once with the same number: one fails on the key, and its transaction is run again. */
    int add(PolicyRow policy);
}
