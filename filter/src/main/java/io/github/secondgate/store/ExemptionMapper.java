package io.github.secondgate.store;

import java.util.List;

/** Exemptions from the organisation's rule. An int is the number of rows changed, and that number decides. */
public interface ExemptionMapper {
    int add(ExemptionRow exemption);

    /** Ends an exemption that still runs. */
    int end(String id, long now);

    /** Ends all of the account that still run. */
    int endAllOf(String account, long now);

    /** The exemption, or null. */
    ExemptionRow find(String id);

    /** Those that run first, then the others; the ones granted last first. */
    List<ExemptionRow> all(long now, int skip, int most);
}
