package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.secondfactor.trust.PasswordFingerprints;
import io.github.secondgate.secondfactor.trust.TrustResult;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import io.github.secondgate.store.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What each verb costs the database: a statement more shows here before it shows on a server. What changes something keeps
 * its event in its own transaction, by an UPDATE that counts it and an INSERT, but for a code of an app, whose time step is limit
 * enough; a refusal is kept in another one after it.
 */
class StatementCountTest {
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger asked = new AtomicInteger();
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
    void anAcceptedCodeIsOneReadTwoUpdatesAndItsEventInOneTransaction() {
        // Count and forgive in one, take the step; then the event.
        assertThat(statementsOf(() -> lab.verify(phone, phone.code())))
                .containsExactly("SELECT", "UPDATE", "UPDATE", "INSERT", "COMMIT");
    }

    @Test
    void theIsolationIsAskedOnceAndAgainAfterATransactionThatFailed() {
        lab.accounts.facts("alice");
        assertThat(roundTripsOf(() -> lab.accounts.facts("alice"))).isEqualTo(2);

        assertThatThrownBy(() -> lab.database.transaction(t -> {
                    throw new IllegalArgumentException("the work's own");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(roundTripsOf(() -> lab.accounts.facts("alice"))).isEqualTo(3);
        assertThat(roundTripsOf(() -> lab.accounts.facts("alice"))).isEqualTo(2);
    }

    @Test
    void besideOtherAppsAnAcceptedCodeIsOneUpdateMoreForAllOfThem() {
        lab.further("alice", "Tablet");
        lab.further("alice", "Laptop");

        assertThat(statementsOf(() -> lab.choose(phone, phone.code())))
                .containsExactly("SELECT", "UPDATE", "UPDATE", "UPDATE", "INSERT", "COMMIT");
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
        assertThat(statementsOf(
                        () -> lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)))
                .containsExactly(
                        "SELECT", "UPDATE", "SELECT", "COMMIT", "SELECT", "UPDATE", "UPDATE", "UPDATE", "DELETE",
                        "SELECT", "SELECT", "INSERT", "UPDATE", "INSERT", "COMMIT");
    }

    @Test
    void aWrongRecoveryCodeNeedsNoSecondTransaction() {
        lab.verifier.verify("alice", RecoveryCodeKind.answer("ZZZZ-ZZZZ"), HERE);
        assertThat(statementsOf(() -> lab.verifier.verify("alice", RecoveryCodeKind.answer("ZZZZ-ZZZZ"), HERE)))
                .containsExactly("SELECT", "UPDATE", "SELECT", "COMMIT", "UPDATE", "COMMIT");
    }

    @Test
    void aSignInAResetAnExemptionAndAPolicyAreOneTransactionEach() {
        Helpdesk helpdesk = new Helpdesk(lab.core, lab.kinds);
        Exemptions exemptions = new Exemptions(lab.core);
        Policies policies = new Policies(
                lab.database,
                new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of()),
                lab.audit,
                lab.clock);
        Policy seen = policies.newest();
        Instant tomorrow = lab.clock.instant().plus(Duration.ofDays(1));

        assertThat(transactionsOf(() -> lab.verify(phone, phone.code()))).isEqualTo(1);
        assertThat(transactionsOf(() -> helpdesk.reset("alice", "mara", "lost it at sea", HERE)))
                .isEqualTo(1);
        assertThat(transactionsOf(() -> helpdesk.unlock("alice", "mara", "asked by phone", HERE)))
                .isEqualTo(1);
        assertThat(transactionsOf(() -> exemptions.grant("alice", tomorrow, "mara", "no phone", HERE)))
                .isEqualTo(1);
        String id = exemptions.page(0).get(0).id();
        assertThat(transactionsOf(() -> exemptions.end(id, "mara", HERE))).isEqualTo(1);
        assertThat(transactionsOf(() -> policies.change(seen, "mara", HERE))).isEqualTo(1);
    }

    /** What has served its time is the background's, though it be of the same person: here trust in former factors. */
    @Test
    void noWayToSignInDeletesAnything() {
        TrustedBrowsers browsers =
                new TrustedBrowsers(lab.core, Duration.ofDays(30), new PasswordFingerprints(null, null));
        TrustResult former = trust(browsers);
        lab.recoveryCodes.regenerate("alice", HERE);
        lab.configured("bob", Channel.EMAIL, "bob@example.org");
        RequestOrigin session = Lab.session("bob's session");
        lab.sentCodes.send("bob", Channel.EMAIL, CodePurpose.SIGN_IN, session);
        String mailed = lab.post.code();

        List<String> statements = statementsOf(() -> {
            assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
            assertThat(lab.verifier
                            .verify("bob", SentCodeKind.answer(Channel.EMAIL, mailed), session)
                            .accepted())
                    .isTrue();
            long changes = lab.accounts.facts("alice").changes();
            String cookie = trust(browsers).cookie();
            assertThat(browsers.recognise("alice", changes, () -> "alice", cookie, HERE)
                            .recognised())
                    .isTrue();
        });
        assertThat(statements).contains("UPDATE", "INSERT").doesNotContain("DELETE");
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_browser WHERE id = '" + former.id() + "'"))
                .isEqualTo("1");
    }

    private TrustResult trust(TrustedBrowsers browsers) {
        long changes = lab.accounts.facts("alice").changes();
        return browsers.trust("alice", changes, () -> "alice", null, HERE).orElseThrow();
    }

    private int transactionsOf(Runnable verb) {
        List<String> statements = statementsOf(verb);
        assertThat(statements).doesNotContain("ROLLBACK").endsWith("COMMIT").contains("INSERT");
        return Collections.frequency(statements, "COMMIT");
    }

    /** The first refusal of an hour is a row, the next one is counted on it. */
    private void refused() {
        lab.verify(phone, phone.wrongCode());
    }

    private int roundTripsOf(Runnable verb) {
        asked.set(0);
        return statementsOf(verb).size() + asked.get();
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

    /** As connections come by default from most servers. */
    private Connection counting(Connection real) {
        try {
            real.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return proxy(Connection.class, real, (name, argument, result) -> {
            if (name.equals("prepareStatement")) {
                seen.add(TestDatabase.asked((String) argument).split("\\s")[0]);
            } else if (name.endsWith("TransactionIsolation")) {
                asked.incrementAndGet();
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
