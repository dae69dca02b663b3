package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.store.TestDatabase;
import io.github.secondgate.store.server.CountedSockets;
import io.github.secondgate.store.server.OnlyOnPostgreSql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a sign-in waits for the network between it and a server that is set up as most are. */
@OnlyOnPostgreSql
class RoundTripsTest {
    private static final String SETTINGS = "&options=-c%20default_transaction_isolation=read%5C%20committed"
            + "&socketFactory=" + CountedSockets.class.getName();

    private final Lab lab = new Lab(TestDatabase.with(SETTINGS), source -> source);
    private final Phone phone = lab.enrolled("alice");

    @BeforeEach
    void prepared() {
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
        lab.clock.move(Lab.STEP);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aRightCodeIsFourStatementsAndTheCommit() {
        assertThat(tripsOf(() -> lab.verify(phone, phone.code()))).isEqualTo(5);
    }

    @Test
    void aDecisionIsAStatementAndTheCommitAndSoIsOneThatIsMadeAgain() {
        assertThat(tripsOf(() -> lab.accounts.facts("alice"))).isEqualTo(2);
        assertThat(tripsOf(() -> lab.accounts.standing("alice"))).isEqualTo(2);
    }

    private static int tripsOf(Runnable verb) {
        int before = CountedSockets.trips();
        verb.run();
        return CountedSockets.trips() - before;
    }
}
