package io.github.secondgate.secondfactor;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.UnreadableSecretException;
import java.util.function.Supplier;

/** A stored secret that cannot be read raises an alarm, and never counts as "no factor": the exception goes on. */
final class SecretAlarm {
    private final AuditLog audit;
    private final SecurityEvent.Factor factor;

    SecretAlarm(AuditLog audit, SecurityEvent.Factor factor) {
        this.audit = audit;
        this.factor = factor;
    }

    /**
     * @param address where the attempt came from, or null
     * @throws UnreadableSecretException after the alarm
     */
    <T> T over(String account, String address, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableSecretException e) {
            audit.record(new SecurityEvent(
                    SecurityEvent.Kind.SECRET_UNREADABLE,
                    factor,
                    account,
                    address,
                    e.reason().name()));
            throw e;
        }
    }
}
