package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab.Phone;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What each verb costs the database: a statement more shows here before it shows on a server. The last INSERT and COMMIT
 * keep the event, after everything is decided.
 */
class StatementCountTest {
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Lab lab = new Lab(this::counting);
    private final Phone phone = lab.enrolled("alice");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void factsAreOneQuery() {
        assertThat(statementsOf(() -> lab.accounts.facts("alice"))).containsExactly("SELECT", "COMMIT");
    }

    @Test
    void anAcceptedCodeIsOneReadAndThreeUpdatesInOneTransaction() {
        // Count before the check, take the step, take the count back.
        assertThat(statementsOf(() -> lab.verify(phone, phone.code())))
                .containsExactly("SELECT", "UPDATE", "UPDATE", "UPDATE", "COMMIT", "UPDATE", "INSERT", "COMMIT");
    }

    @Test
    void besideOtherAppsAnAcceptedCodeIsOneUpdateMoreForAllOfThem() {
        lab.further("alice", "Tablet");
        lab.further("alice", "Laptop");

        assertThat(statementsOf(() -> lab.choose(phone, phone.code())))
                .containsExactly(
                        "SELECT", "UPDATE", "UPDATE", "UPDATE", "UPDATE", "COMMIT", "UPDATE", "INSERT", "COMMIT");
    }

    @Test
    void aWrongCodeIsOneUpdateAndOneMoreReadForTheDiagnosis() {
        refused();
        assertThat(statementsOf(() -> lab.verify(phone, phone.wrongCode())))
                .containsExactly("SELECT", "UPDATE", "SELECT", "COMMIT", "UPDATE", "COMMIT");
    }

    @Test
    void aThrottledCodeIsOneRead() {
        lab.fail(phone, 5);

        assertThat(statementsOf(() -> lab.verify(phone, phone.code())))
                .containsExactly("SELECT", "COMMIT", "UPDATE", "UPDATE", "UPDATE", "INSERT", "COMMIT");
        assertThat(statementsOf(() -> lab.verify(phone, phone.code())))
                .as("and from the second one on")
                .containsExactly("SELECT", "COMMIT", "UPDATE", "COMMIT");
    }

    @Test
    void aMalformedCodeIsOneRead() {
        refused();
        assertThat(statementsOf(() -> lab.verify(phone, "12345")))
                .containsExactly("SELECT", "COMMIT", "UPDATE", "COMMIT");
    }

    @Test
    void aRecoveryCodeIsCountedInOneTransactionAndSpentWithANoticeInAnother() {
        assertThat(statementsOf(() -> lab.verifier.spendRecovery("alice", phone.recoveryCodes.get(0), HERE)))
                .containsExactly(
                        "SELECT", "UPDATE", "SELECT", "COMMIT", "SELECT", "UPDATE", "UPDATE", "UPDATE", "DELETE",
                        "SELECT", "SELECT", "INSERT", "COMMIT", "UPDATE", "INSERT", "COMMIT");
    }

    @Test
    void aWrongRecoveryCodeNeedsNoSecondTransaction() {
        lab.verifier.spendRecovery("alice", "ZZZZ-ZZZZ", HERE);
        assertThat(statementsOf(() -> lab.verifier.spendRecovery("alice", "ZZZZ-ZZZZ", HERE)))
                .containsExactly("SELECT", "UPDATE", "SELECT", "COMMIT", "UPDATE", "COMMIT");
    }

    /** The first refusal of an hour is a row, the next one is counted on it. */
    private void refused() {
        lab.verify(phone, phone.wrongCode());
    }

    private List<String> statementsOf(Runnable verb) {
        seen.clear();
        verb.run();
        return new ArrayList<>(seen);
    }

    private DataSource counting(DataSource real) {
        return proxy(
                DataSource.class,
                real,
                (name, argument, result) -> result instanceof Connection ? counting((Connection) result) : result);
    }

    private Connection counting(Connection real) {
        return proxy(Connection.class, real, (name, argument, result) -> {
            if (name.equals("prepareStatement")) {
                seen.add(String.valueOf(argument).trim().split("\\s")[0]);
            } else if (name.equals("commit") || name.equals("rollback")) {
                seen.add(name.toUpperCase());
            }
            return result;
        });
    }

    private interface Watcher {
        Object after(String method, Object firstArgument, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Watcher watcher) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                Object result = method.invoke(real, args);
                return watcher.after(method.getName(), args == null ? null : args[0], result);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
