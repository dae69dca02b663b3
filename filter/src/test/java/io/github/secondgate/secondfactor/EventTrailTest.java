package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.audit.SecurityEvent.Kind;
import io.github.secondgate.secondfactor.EventTrail.Search;
import io.github.secondgate.store.EventRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kept audit log: found again, handed out whole, and gone when its time is over. */
class EventTrailTest {
    private static final Search ALL = new Search(null, null, null, null);

    private final Lab lab = new Lab();
    private final EventTrail trail = new EventTrail(lab.database, Duration.ofDays(400), lab.clock);

    @AfterEach
    void close() {
        lab.close();
    }

    private void happen(Kind kind, String account, int times) {
        long now = lab.clock.millis();
        for (int i = 0; i < times; i++) {
            String id = String.format("%013d-%05d-%s", now, i, account);
            EventRow row = new EventRow(id, now, kind.name(), "APP", account, "203.0.113.7", "number " + i);
            lab.database.transaction(t -> t.events().add(row));
        }
    }

    @Test
    void eventsAreFoundByAccountKindAndTime() {
        happen(Kind.ENROLMENT_CONFIRMED, "alice", 1);
        happen(Kind.SECOND_FACTOR_CHECKED, "bob", 1);
        lab.clock.move(Duration.ofDays(1));
        happen(Kind.SECOND_FACTOR_CHECKED, "alice", 2);

        assertThat(trail.page(ALL, 0)).hasSize(4);
        assertThat(trail.page(new Search("alice", null, null, null), 0)).hasSize(3);
        assertThat(trail.page(new Search("alice", "SECOND_FACTOR_CHECKED", null, null), 0))
                .extracting(KeptEvent::outcome)
                .containsExactly("number 1", "number 0");
        assertThat(trail.page(new Search(null, null, lab.clock.instant(), null), 0))
                .hasSize(2);
        assertThat(trail.page(new Search(null, null, null, lab.clock.instant()), 0))
                .hasSize(2);
    }

    @Test
    void aPageTellsWhetherAnotherFollows() {
        happen(Kind.SECOND_FACTOR_CHECKED, "alice", EventTrail.PAGE + 1);

        List<KeptEvent> first = trail.page(ALL, 0);
        assertThat(first).hasSize(EventTrail.PAGE + 1);
        assertThat(trail.page(ALL, 1))
                .singleElement()
                .satisfies(event -> assertThat(event.outcome()).isEqualTo("number 0"));
        assertThat(trail.page(ALL, 2)).isEmpty();
    }

    @Test
    void anExportHoldsEveryEventOnceThoughItIsReadInParts() throws IOException {
        happen(Kind.SECOND_FACTOR_CHECKED, "alice", 1203);
        happen(Kind.SECOND_FACTOR_CHECKED, "bob", 1);

        List<String> outcomes = new ArrayList<>();
        trail.export(new Search("alice", null, null, null), event -> outcomes.add(event.outcome()));
        assertThat(outcomes)
                .hasSize(1203)
                .doesNotHaveDuplicates()
                .startsWith("number 1202")
                .endsWith("number 0");
    }

    @Test
    void anEventIsKeptForItsTimeAndNotLonger() {
        happen(Kind.ENROLMENT_CONFIRMED, "alice", 1);
        lab.clock.move(Duration.ofDays(400));
        trail.purge();
        assertThat(trail.page(ALL, 0)).hasSize(1);
        lab.clock.move(Duration.ofMillis(1));
        trail.purge();
        assertThat(trail.page(ALL, 0)).isEmpty();
    }
}
