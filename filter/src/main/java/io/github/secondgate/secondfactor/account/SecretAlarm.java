package io.github.secondgate.secondfactor.account;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.store.Transaction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A stored secret that cannot be read raises an alarm, and never counts as "no factor": the exception goes on. */
public final class SecretAlarm {
    private final AuditLog audit;
    private final SecurityEvent.Factor factor;

    public SecretAlarm(AuditLog audit, SecurityEvent.Factor factor) {
        this.audit = audit;
        this.factor = factor;
    }

    /**
     * @param address where the request came from, or null
     * @throws UnreadableSecretException after the alarm
     */
    public <T> T over(String account, String address, Supplier<T> reading) {
        return over(account, address, reading, Runnable::run);
    }

    /**
     * The same in a transaction, which holds the connection that the alarm needs: so the alarm follows when it has ended.
     *
     * @throws UnreadableSecretException before the alarm
     */
    public <T> T within(Transaction transaction, String account, String address, Supplier<T> reading) {
        return over(account, address, reading, alarm -> transaction.afterwards(ending -> alarm.run()));
    }

    private <T> T over(String account, String address, Supplier<T> reading, Consumer<Runnable> when) {
        try {
            return reading.get();
        } catch (UnreadableSecretException e) {
            SecurityEvent event = new SecurityEvent(
                    SecurityEvent.Kind.SECRET_UNREADABLE,
                    factor,
                    account,
                    address,
                    e.reason().name());
            when.accept(() -> audit.record(event));
            throw e;
        }
    }
}
