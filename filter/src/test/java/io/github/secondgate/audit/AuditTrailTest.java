package io.github.secondgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.audit.AuditTrail.Search;
import io.github.secondgate.audit.SecurityEvent.Kind;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.store.EventRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kept audit log: found again, handed out whole, and gone when its time is over. */
class AuditTrailTest {
    private static final Search ALL = new Search(null, null, null, null);

    private final Lab lab = new Lab();
    private int number;
    private final AuditTrail trail = new AuditTrail(lab.database);

    @AfterEach
    void close() {
        lab.close();
    }

    private void happen(Kind kind, String account, int times) {
        long now = lab.clock.millis();
        for (int i = 0; i < times; i++) {
            String id = EventId.floor(lab.clock.instant()) + letters(number++);
            EventRow row = new EventRow(id, now, kind.name(), "APP", account, "203.0.113.7", "number " + i);
            lab.database.transaction(t -> t.events().add(row));
        }
    }

    private static String letters(int value) {
        StringBuilder letters = new StringBuilder();
        for (int shift = 60; shift >= 0; shift -= 4) {
            letters.append((char) ('a' + ((long) value >>> shift & 0xf)));
        }
        return letters.toString();
    }

    private List<AuditEntry> newest(Search search) {
        return trail.newest(search).events();
    }

    private static List<String> outcomes(AuditTrail.Page page) {
        return page.events().stream().map(AuditEntry::outcome).collect(Collectors.toList());
    }

    @Test
    void eventsAreFoundByAccountKindAndTime() {
        happen(Kind.ENROLMENT_CONFIRMED, "alice", 1);
        happen(Kind.SECOND_FACTOR_CHECKED, "bob", 1);
        lab.clock.move(Duration.ofDays(1));
        happen(Kind.SECOND_FACTOR_CHECKED, "alice", 2);

        assertThat(newest(ALL)).hasSize(4);
        assertThat(newest(new Search("alice", null, null, null))).hasSize(3);
        assertThat(newest(new Search("alice", "SECOND_FACTOR_CHECKED", null, null)))
                .extracting(AuditEntry::outcome)
                .containsExactly("number 1", "number 0");
        assertThat(newest(new Search(null, null, lab.clock.instant(), null))).hasSize(2);
        assertThat(newest(new Search(null, null, null, lab.clock.instant()))).hasSize(2);
    }

    /** Just before, at and just after the moment that is asked for. */
    @Test
    void aBoundOnTheTimeIsExactToTheMillisecond() {
        happen(Kind.SECOND_FACTOR_CHECKED, "alice", 1);
        Instant moment = lab.clock.instant();

        assertThat(newest(new Search(null, null, moment, null))).hasSize(1);
        assertThat(newest(new Search(null, null, moment.plusMillis(1), null))).isEmpty();
        assertThat(newest(new Search(null, null, null, moment))).isEmpty();
        assertThat(newest(new Search(null, null, null, moment.plusMillis(1)))).hasSize(1);
        assertThat(newest(new Search(null, null, Instant.ofEpochMilli(-1), Instant.ofEpochMilli(Long.MAX_VALUE))))
                .hasSize(1);
    }

    @Test
    void pagesGoBackAsFarAsThereAreEventsAndForthAgain() {
        int pages = 210;
        happen(Kind.SECOND_FACTOR_CHECKED, "alice", AuditTrail.PAGE * pages - 1);
        AuditTrail.Page page = trail.newest(ALL);
        assertThat(page.newer()).isNull();
        List<String> outcomes = new ArrayList<>(outcomes(page));
        for (int i = 1; i < pages; i++) {
            page = trail.before(ALL, page.older());
            outcomes.addAll(outcomes(page));
        }
        assertThat(page.older()).isNull();
        assertThat(outcomes)
                .doesNotHaveDuplicates()
                .hasSize(AuditTrail.PAGE * pages - 1)
                .endsWith("number 0");

        AuditTrail.Page newer = trail.after(ALL, page.newer());
        assertThat(trail.before(ALL, newer.older()).events())
                .extracting(AuditEntry::outcome)
                .isEqualTo(outcomes(page));
        assertThat(outcomes(trail.after(ALL, trail.newest(ALL).events().get(3).id())))
                .isEqualTo(outcomes(trail.newest(ALL)));
    }

    /** New events push nothing from one page to the next, and none is seen twice. */
    @Test
    void whatHappensMeanwhileMovesNoPage() {
        happen(Kind.SECOND_FACTOR_CHECKED, "alice", AuditTrail.PAGE + 1);
        AuditTrail.Page first = trail.newest(ALL);
        happen(Kind.SECOND_FACTOR_CHECKED, "alice", 7);

        assertThat(outcomes(trail.before(ALL, first.older()))).containsExactly("number 0");
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
        lab.keepHouse();
        assertThat(newest(ALL)).hasSize(1);
        lab.clock.move(Duration.ofMillis(1));
        lab.keepHouse();
        assertThat(newest(ALL)).isEmpty();
    }
}
