package io.github.secondgate.store;

import java.util.List;

/** Recovery codes. An int is the number of rows changed, and that number decides. */
public interface RecoveryCodeMapper {
    int add(RecoveryCodeRow code);

    /** All of the account, spent ones too. */
    List<RecoveryCodeRow> allOf(String account);

    /** Spends a code that is live. {@code request} may be null. */
    int spend(String id, long now, String request);

    int deleteOf(String account);
}
