package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.secondgate.store.server.OnlyOnH2;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A node is killed after each statement and after each commit of each change, one after the other: found by counting them, so
 * that no new one is left out. Whoever looks then finds the change made, with its event and its notice, or nothing of it; and
 * it can be made once more, but no code counts once more. On H2, as each point needs tables of its own, which a server is two
 * minutes about; there nothing else was seen.
 */
@OnlyOnH2
class KilledNodeTest {
    private final Failpoint node = new Failpoint();

    @TestFactory
    Stream<DynamicTest> aChangeIsThereWhollyOrNotAtAll() {
        return Scene.changes().entrySet().stream()
                .map(change -> dynamicTest(change.getKey(), () -> {
                    Whole whole = whole(change.getValue());
                    assertThat(whole.points).isGreaterThan(1);
                    for (int point = 1; point <= whole.points; ) {
                        point = killedFrom(point, change.getValue(), whole);
                    }
                }));
    }

    /** What a change does where nobody is killed, and in how many statements and commits. */
    private static final class Whole {
        final int points;
        final Map<String, Long> made;

        Whole(int points, Map<String, Long> made) {
            this.points = points;
            this.made = made;
        }
    }

    private Whole whole(Function<Scene, Runnable> change) {
        node.live();
        try (Scene scene = new Scene(node)) {
            Runnable verb = change.apply(scene);
            Map<String, Long> before = counts(scene);
            node.live();
            verb.run();
            return new Whole(node.passed(), made(scene, before));
        }
    }

    /** Kills at one point after the other as long as nothing is left of it, not even a count. */
    private int killedFrom(int first, Function<Scene, Runnable> change, Whole whole) {
        node.live();
        try (Scene scene = new Scene(node)) {
            Runnable verb = change.apply(scene);
            Map<String, Long> before = counts(scene);
            String state = state(scene);
            String all = all(scene);
            int point = first;
            do {
                node.killAfter(point);
                attempt(verb);
                assertThat(node.dead()).as("killed after point " + point).isTrue();
                node.live();
                assertThat(made(scene, before))
                        .as("after point %s of %s", point, whole.points)
                        .isEqualTo(state(scene).equals(state) ? Map.of() : whole.made);
                point++;
            } while (point <= whole.points && all(scene).equals(all));
            if (state(scene).equals(state)) {
                verb.run();
                assertThat(made(scene, before)).as("made after all").isEqualTo(whole.made);
            }
            countsOnce(scene, verb);
            return point;
        }
    }

    private static void countsOnce(Scene scene, Runnable verb) {
        String accepted = "SELECT COUNT(*) FROM secondgate_event WHERE outcome LIKE 'ACCEPTED%'"
                + " AND kind NOT LIKE 'PASSWORD%'";
        String before = scene.lab.tables.ask(accepted);
        attempt(verb);
        assertThat(scene.lab.tables.ask(accepted)).as("the same code again").isEqualTo(before);
    }

    private static void attempt(Runnable verb) {
        try {
            verb.run();
        } catch (RuntimeException | AssertionError e) {
            // It died, or says that this was done before.
        }
    }

    private static String state(Scene scene) {
        return scene.everything() + scene.rows("SELECT id, spent_at FROM secondgate_sent_code");
    }

    /** With what is only counted. */
    private static String all(Scene scene) {
        return state(scene)
                + scene.rows("SELECT * FROM secondgate_account")
                + scene.rows("SELECT * FROM secondgate_limit")
                + scene.rows("SELECT * FROM secondgate_event");
    }

    private static Map<String, Long> made(Scene scene, Map<String, Long> before) {
        Map<String, Long> made = counts(scene);
        before.forEach((what, count) -> made.merge(what, -count, Long::sum));
        made.values().removeIf(count -> count == 0);
        return made;
    }

    /** Whatever can be counted on record. */
    private static Map<String, Long> counts(Scene scene) {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : Scene.TABLES) {
            count(scene, counts, table, "SELECT COUNT(*) FROM secondgate_" + table);
        }
        count(scene, counts, "changes", "SELECT SUM(changes) FROM secondgate_account");
        for (String table : new String[] {"recovery_code", "sent_code", "rescue"}) {
            count(scene, counts, table + " spent", "SELECT COUNT(spent_at) FROM secondgate_" + table);
        }
        for (String kind : scene.lab.tables.all("SELECT kind FROM secondgate_outbox")) {
            counts.merge("notice " + kind, 1L, Long::sum);
        }
        for (String event : scene.lab.tables.all("SELECT CONCAT(kind, ' ', outcome) FROM secondgate_event")) {
            counts.merge("event " + event, 1L, Long::sum);
        }
        return counts;
    }

    private static void count(Scene scene, Map<String, Long> counts, String what, String query) {
        counts.put(what, Long.parseLong(scene.lab.tables.ask(query)));
    }
}
