package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.FactorsChangedException;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Help;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.helpdesk.RescueCodeKind;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.secondfactor.trust.PasswordFingerprints;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Attack 85 in the database: a session that was let in on another state of its person's factors changes nothing, whichever
 * verb it has reached by then.
 */
class FactorsChangedTest {
    private static final String REASON = "because";

    private final Lab lab = new Lab();
    private final SecretHash hash = new SecretHash(lab.keyRing("first"), lab.random, 2);
    private final Rescues rescues = new Rescues(lab.core, hash, DayPass.OFF);
    private final Helpdesk helpdesk = new Helpdesk(lab.core, lab.kinds);
    private final Exemptions exemptions = new Exemptions(lab.core);
    private final Policies policies = new Policies(
            lab.database, new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of()), lab.audit, lab.clock);
    private final TrustedBrowsers browsers = new TrustedBrowsers(
            lab.core,
            Duration.ofDays(7),
            new PasswordFingerprints(null, new KeyedDigest(lab.keyRing("first"), "stored password")));
    private final Phone phone = lab.enrolled("alice");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        lab.close();
    }

    private static RequestOrigin session(long letInOn) {
        return Lab.session("her session").on(letInOn);
    }

    private long changes() {
        return lab.accounts.facts("alice").changes();
    }

    /** Whatever alice's session can do, as owner and as administrator. */
    private Map<String, BiConsumer<Phone, RequestOrigin>> verbs() {
        Map<String, BiConsumer<Phone, RequestOrigin>> verbs = new LinkedHashMap<>();
        TotpAppName tablet = TotpAppName.of("Tablet").orElseThrow();
        verbs.put("begin", (app, by) -> lab.enrolments.begin("alice", tablet, by));
        verbs.put("begin further", (app, by) -> lab.enrolments.beginFurther("alice", tablet, by));
        verbs.put("begin change", (app, by) -> lab.enrolments.beginChange("alice", app.pending.id(), by));
        verbs.put("begin instead", (app, by) -> lab.enrolments.beginInstead("alice", tablet, by));
        verbs.put("confirm", (app, by) -> lab.enrolments.confirm("alice", app.pending.id(), app.code(), by));
        verbs.put("abandon", (app, by) -> lab.enrolments.abandon("alice", app.pending.id(), by));
        verbs.put("disable", (app, by) -> lab.enrolments.disable("alice", by));
        verbs.put("rename", (app, by) -> lab.apps.rename("alice", app.pending.id(), tablet, by));
        verbs.put("remove", (app, by) -> lab.apps.remove("alice", app.pending.id(), by));
        verbs.put("begin by mail", (app, by) -> {
            lab.post.addresses.put("EMAIL alice", "alice@example.org");
            lab.channels.begin("alice", Channel.EMAIL, by);
        });
        verbs.put("confirm by mail", (app, by) -> lab.channels.confirm("alice", Channel.EMAIL, "123456", by));
        verbs.put("remove mail", (app, by) -> lab.channels.remove("alice", Channel.EMAIL, by));
        verbs.put("recovery codes", (app, by) -> lab.recoveryCodes.regenerate("alice", by));
        verbs.put("question", (app, by) -> lab.questions.set("alice", "Which dog?", "Rover", by));
        verbs.put("revoke", (app, by) -> browsers.revoke("alice", "any", by));
        verbs.put("app code", (app, by) -> lab.verifier.verify("alice", TotpAppKind.answer(null, app.code()), by));
        verbs.put(
                "recovery code",
                (app, by) -> lab.verifier.verify("alice", RecoveryCodeKind.answer(app.recoveryCodes.get(0)), by));
        verbs.put("sent code", (app, by) -> lab.verifier.verify("alice", SentCodeKind.answer(Channel.EMAIL, "1"), by));
        verbs.put("ask helpdesk", (app, by) -> rescues.ask("alice", by));
        verbs.put("rescue code", (app, by) -> lab.verifier.verify("alice", RescueCodeKind.answer("ABCD-EFGH"), by));
        verbs.put("reset", (app, by) -> helpdesk.reset("bob", "alice", REASON, by));
        verbs.put("forget", (app, by) -> helpdesk.forget("bob", "alice", REASON, by));
        verbs.put("distrust", (app, by) -> helpdesk.distrust("bob", "alice", REASON, by));
        verbs.put("unlock", (app, by) -> helpdesk.unlock("bob", "alice", REASON, by));
        verbs.put(
                "exempt",
                (app, by) ->
                        exemptions.grant("bob", lab.clock.instant().plus(Duration.ofDays(1)), "alice", REASON, by));
        verbs.put("end exemption", (app, by) -> exemptions.end("any", "alice", by));
        verbs.put("policy", (app, by) -> policies.change(policies.newest(), "alice", by));
        verbs.put("issue rescue", (app, by) -> rescues.desk().issue(phrase(), Help.RESCUE, "alice", REASON, by));
        return verbs;
    }

    /** A verb before this one may have taken bob's factors away, and then there is nothing to rescue. */
    private String phrase() {
        if (!lab.accounts.facts("bob").enrolled()) {
            lab.enrolled("bob");
        }
        return rescues.ask("bob", Lab.session("bob's session")).orElseThrow();
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : new String[] {"account", "app", "channel", "setup", "question", "exemption", "policy"}) {
            all.append(lab.tables.ask("SELECT COUNT(*) FROM secondgate_" + table))
                    .append(' ');
        }
        return all + lab.tables.ask("SELECT SUM(changes) + SUM(app_failures) FROM secondgate_account");
    }

    @TestFactory
    Stream<DynamicTest> noVerbGoesOnWhereItsSessionStandsOnAnotherState() {
        lab.enrolled("bob");
        lab.recoveryCodes.regenerate("alice", Lab.HERE);
        RequestOrigin survivor = session(changes() - 1);
        phrase();
        return verbs().entrySet().stream()
                .map(verb -> dynamicTest(verb.getKey(), () -> {
                    String before = everything();
                    assertThatThrownBy(() -> verb.getValue().accept(phone, survivor))
                            .isInstanceOf(FactorsChangedException.class);
                    assertThat(everything()).isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyVerbGoesOnWhereItsSessionStands() {
        lab.enrolled("bob");
        return verbs().entrySet().stream()
                .map(verb -> dynamicTest(
                        verb.getKey(),
                        () -> assertThatCode(() -> verb.getValue().accept(phone, session(changes())))
                                .doesNotThrowAnyException()));
    }

    @Test
    void anAttemptThatNamesNoStateIsRefusedOnNone() {
        lab.recoveryCodes.regenerate("alice", Lab.HERE);
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
    }

    @Test
    void anAccountNeverHeardOfStandsAtZero() {
        TotpAppName tablet = TotpAppName.of("Tablet").orElseThrow();
        assertThat(lab.enrolments.begin("nadia", tablet, session(0))).isPresent();
        assertThatThrownBy(() -> lab.enrolments.begin("nils", tablet, session(1)))
                .isInstanceOf(FactorsChangedException.class);
    }

    /** Whoever is faster: after the reset nothing stands that the session of before did later. */
    @RepeatedTest(10)
    void ofASetUpAndAResetAtOnceTheResetStands() throws Exception {
        RequestOrigin thief = session(changes());
        Phone stolen = lab.waiting(
                "alice",
                lab.enrolments.beginFurther("alice", TotpAppName.of("Mine").orElseThrow(), thief));
        CountDownLatch start = new CountDownLatch(1);
        Future<?> confirmed = threads.submit(() -> {
            start.await();
            return lab.enrolments.confirm("alice", stolen.pending.id(), stolen.code(), thief);
        });
        Future<?> reset = threads.submit(() -> {
            start.await();
            return helpdesk.reset("alice", "mara", REASON, Lab.HERE);
        });
        start.countDown();
        reset.get();
        try {
            confirmed.get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(FactorsChangedException.class);
        }
        assertThat(lab.accounts.facts("alice").enrolled()).isFalse();
    }

    /** Two administrators who act on each other: both are done or one is refused, and nobody waits for ever. */
    @RepeatedTest(10)
    void administratorsWhoResetEachOtherDoNotWaitForEachOther() throws Exception {
        lab.enrolled("bob");
        RequestOrigin alice = session(changes());
        RequestOrigin bob = session(lab.accounts.facts("bob").changes());
        CountDownLatch start = new CountDownLatch(1);
        Future<Boolean> one = threads.submit(() -> {
            start.await();
            return done(() -> helpdesk.reset("bob", "alice", REASON, alice));
        });
        Future<Boolean> other = threads.submit(() -> {
            start.await();
            return done(() -> helpdesk.reset("alice", "bob", REASON, bob));
        });
        start.countDown();
        assertThat(one.get() ^ other.get()).as("exactly the faster one").isTrue();
    }

    private static boolean done(Runnable verb) {
        try {
            verb.run();
            return true;
        } catch (FactorsChangedException e) {
            return false;
        }
    }
}
