package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a statement changes only where everything is as it was seen: it holds alone, whatever is looked at before it. */
class ConditionalStatementsTest {
    private final TestDatabase tables = new TestDatabase();
    private final Database database = new Database(tables.dataSource());

    @BeforeEach
    void addAlice() {
        in(t -> t.accounts().addIfAbsent("alice"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private <T> T in(Function<Transaction, T> work) {
        return database.transaction(work);
    }

    /** Else of two requests with the same cookie, one of them a copy, both would be let in. */
    @Test
    void theSecretOfABrowserIsReplacedOnce() {
        in(t -> t.browsers().add(new BrowserRow("b", "alice", "first", "Firefox", 0, null, 1)));

        assertThat(this.<Integer>in(t -> t.browsers().rotate("b", "first", "second", 2)))
                .isEqualTo(1);
        assertThat(this.<Integer>in(t -> t.browsers().rotate("b", "first", "third", 3)))
                .isZero();
        BrowserRow row = in(t -> t.browsers().find("b"));
        assertThat(row.hash()).isEqualTo("second");
        assertThat(row.formerHash()).isEqualTo("first");
    }

    @Test
    void aCodeOfTheHelpdeskIsSpentOnceAndNotBeforeItWasIssued() {
        in(t -> t.rescues().add(new RescueRow("r", "alice", "123456", "session", 0, 1).from("203.0.113.7", "Firefox")));

        assertThat(this.<Integer>in(t -> t.rescues().spend("r", 2))).isZero();
        assertThat(this.<Integer>in(t -> t.rescues().issue("r", "hash", "parameters", "mara", "lost", 3)))
                .isEqualTo(1);
        assertThat(this.<Integer>in(t -> t.rescues().issue("r", "other", "parameters", "mara", "lost", 4)))
                .isZero();
        assertThat(this.<Integer>in(t -> t.rescues().spend("r", 5))).isEqualTo(1);
        assertThat(this.<Integer>in(t -> t.rescues().spend("r", 6))).isZero();
    }

    @Test
    void aCodeOfTheHelpdeskIsNotSpentOnceTheFactorsAreOthers() {
        in(t -> t.rescues().add(new RescueRow("r", "alice", "123456", "session", 0, 1).from("203.0.113.7", "Firefox")));
        in(t -> t.rescues().issue("r", "hash", "parameters", "mara", "lost", 3));
        in(t -> t.accounts().change("alice", null));

        assertThat(this.<Integer>in(t -> t.rescues().spend("r", 5))).isZero();
    }

    @Test
    void nobodyElsesAppIsRenamedOrDeleted() {
        in(t -> t.accounts().addIfAbsent("bob"));
        EnrolmentRow setup = new EnrolmentRow("app", "alice", "sealed", "Phone", 0, 1).codes("SHA256", 8, 60);
        in(t -> t.apps().add(new TotpAppRow(setup, "Phone", 41, null, 99)));

        assertThat(this.<Integer>in(t -> t.apps().rename("bob", "app", "Mine"))).isZero();
        assertThat(this.<Integer>in(t -> t.apps().delete("bob", "app"))).isZero();
        assertThat(this.<Integer>in(t -> t.apps().delete("alice", "app"))).isEqualTo(1);
    }
}
