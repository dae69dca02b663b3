package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;

import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.helpdesk.AccountRecords;
import io.github.secondgate.secondfactor.helpdesk.Help;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.helpdesk.RescueCodeKind;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** alice with an app, and everybody who does something for her. */
final class Scene implements AutoCloseable {
    private static final TotpAppName TABLET = TotpAppName.of("Tablet").orElseThrow();
    static final RequestOrigin SESSION = Lab.session("this session");
    static final List<String> TABLES = List.of(
            "app",
            "channel",
            "setup",
            "question",
            "exemption",
            "policy",
            "browser",
            "rescue",
            "recovery_code",
            "outbox");
    private static final String REASON = "lost it at sea";

    final Lab lab;
    final Rescues rescues;
    final Helpdesk helpdesk;
    final Exemptions exemptions;
    final AccountRecords records;
    final Policies policies;
    final TrustedBrowsers browsers;
    final Phone phone;

    Scene() {
        this(source -> source);
    }

    /** @param around what stands between the domain and the data source */
    Scene(UnaryOperator<DataSource> around) {
        this(new Lab(around));
    }

    Scene(Lab lab) {
        this.lab = lab;
        rescues = new Rescues(lab.core, new SecretHash(lab.keyRing("first"), lab.random, 2), Lab.EVENING);
        helpdesk = new Helpdesk(lab.core, lab.kinds);
        exemptions = new Exemptions(lab.core);
        records = new AccountRecords(
                lab.database, new SecretCipher(lab.keyRing("first"), lab.random), lab.audit, lab.clock);
        policies = new Policies(
                lab.database,
                new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of()),
                lab.audit,
                lab.clock);
        browsers = new TrustedBrowsers(lab.core, Duration.ofDays(7), new PasswordFingerprints(null, null));
        phone = lab.enrolled("alice");
    }

    /** What each scene is when the change is about to be made, and the change. */
    static Map<String, Function<Scene, Runnable>> changes() {
        Map<String, Function<Scene, Runnable>> all = new LinkedHashMap<>();
        all.put("sign-in by app", s -> () -> s.lab.verify(s.phone, s.phone.code()));
        all.put(
                "sign-in by recovery code",
                s -> () -> s.lab.verifier.verify("alice", RecoveryCodeKind.answer(s.phone.recoveryCodes.get(0)), HERE));
        all.put("sign-in by mail", Scene::mailed);
        all.put("rescue asked", s -> () -> s.rescues.ask("alice", SESSION));
        for (Help help : Help.values()) {
            all.put(help + " issued", s -> {
                String phrase = s.rescues.ask("alice", SESSION).orElseThrow();
                return () -> s.rescues.desk().issue(phrase, help, "mara", REASON, HERE);
            });
            all.put(help + " spent", s -> {
                String phrase = s.rescues.ask("alice", SESSION).orElseThrow();
                String code = s.rescues
                        .desk()
                        .issue(phrase, help, "mara", REASON, HERE)
                        .code();
                return () -> s.lab.verifier.verify("alice", RescueCodeKind.answer(code), SESSION);
            });
        }
        all.put("set-up begun", s -> () -> s.lab.enrolments.begin("nadia", TABLET, HERE));
        all.put("set-up abandoned", s -> {
            Phone tablet = s.tablet();
            return () -> s.lab.enrolments.abandon("alice", tablet.pending.id(), HERE);
        });
        all.put("first app", s -> {
            Phone first = new Phone(
                    "nadia", s.lab.enrolments.begin("nadia", TABLET, HERE).orElseThrow(), s.lab.clock);
            return () -> s.lab.confirm(first);
        });
        all.put("further app", s -> {
            Phone tablet = s.tablet();
            return () -> s.lab.confirm(tablet);
        });
        all.put("app renamed", s -> () -> s.lab.apps.rename("alice", s.phone.pending.id(), TABLET, HERE));
        all.put("app removed", s -> {
            s.lab.further("alice", "Tablet");
            return () -> s.lab.apps.remove("alice", s.phone.pending.id(), HERE);
        });
        all.put("disabled", s -> () -> s.lab.enrolments.disable("alice", HERE));
        all.put("mail removed", s -> {
            s.lab.configured("alice", Channel.EMAIL, "alice@example.org");
            return () -> s.lab.channels.remove("alice", Channel.EMAIL, HERE);
        });
        all.put("recovery codes replaced", s -> () -> s.lab.recoveryCodes.regenerate("alice", HERE));
        all.put("question set", s -> () -> s.lab.questions.set("alice", "Which dog?", "Rover", HERE));
        all.put("browser trusted", s -> () -> s.trust());
        all.put("browser recognised", s -> {
            TrustResult trusted = s.trust();
            return () -> s.browsers.recognise("alice", s.counter(), () -> "alice", trusted.cookie(), HERE);
        });
        all.put("browser revoked", s -> {
            TrustResult trusted = s.trust();
            return () -> s.browsers.revoke("alice", trusted.id(), HERE);
        });
        all.put("browsers ended by an administrator", s -> {
            s.trust();
            return () -> s.helpdesk.distrust("alice", "mara", REASON, HERE);
        });
        all.put("reset", s -> () -> s.helpdesk.reset("alice", "mara", REASON, HERE));
        all.put("unlocked", s -> {
            s.lab.passwordCheck.verify("alice", () -> false, HERE);
            return () -> s.helpdesk.unlock("alice", "mara", REASON, HERE);
        });
        all.put("forgotten", s -> () -> s.helpdesk.forget("alice", "mara", REASON, HERE));
        all.put("forgotten by the application", s -> () -> s.records.forget("alice"));
        all.put("renamed by the application", s -> () -> s.records.rename("alice", "alicia"));
        all.put("exempted", s -> s::exempt);
        all.put("exemption ended", s -> {
            s.exempt();
            String id = s.exemptions.page(0).get(0).id();
            return () -> s.exemptions.end(id, "mara", HERE);
        });
        all.put("policy", s -> () -> s.policies.change(s.policies.newest(), "mara", HERE));
        return all;
    }

    long counter() {
        return lab.accounts.facts("alice").changes();
    }

    Phone tablet() {
        return lab.waiting("alice", lab.enrolments.beginFurther("alice", TABLET, HERE));
    }

    TrustResult trust() {
        return browsers.trust("alice", counter(), () -> "alice", null, HERE).orElseThrow();
    }

    void exempt() {
        exemptions.grant("alice", lab.clock.instant().plus(Duration.ofDays(1)), "mara", REASON, HERE);
    }

    /** bob has mail and no app, so that he may sign in by it. */
    Runnable mailed() {
        lab.configured("bob", Channel.EMAIL, "bob@example.org");
        lab.sentCodes.send("bob", Channel.EMAIL, CodePurpose.SIGN_IN, SESSION);
        String code = lab.post.code();
        return () -> lab.verifier.verify("bob", SentCodeKind.answer(Channel.EMAIL, code), SESSION);
    }

    void whileEventsCannotBeKept(Runnable work) {
        lab.tables.run("ALTER TABLE secondgate_event RENAME TO event_away");
        work.run();
        lab.tables.run("ALTER TABLE event_away RENAME TO secondgate_event");
    }

    int events() {
        return Integer.parseInt(lab.tables.ask("SELECT SUM(occurrences) FROM secondgate_event"));
    }

    /** Of the log proper, not of the trouble with it. */
    String lastLine() {
        return lab.events().stream()
                .filter(line -> line.startsWith("event="))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** All that is on record but counts of codes, which the first transaction of two has made by then. */
    String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            all.append(rows("SELECT * FROM secondgate_" + table));
        }
        return all + rows("SELECT account, changes, reset_at, password_failures FROM secondgate_account");
    }

    String rows(String query) {
        StringBuilder rows = new StringBuilder(query).append('\n');
        try (Connection connection = lab.tables.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query + " ORDER BY 1, 2")) {
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    rows.append(row.getString(i)).append(' ');
                }
                rows.append('\n');
            }
            return rows.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        lab.close();
    }
}
