package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What must hold of a change whenever a node is killed in it: whoever looks then finds it made, with its event and its notice,
 * or nothing of it; and it can be made once more, but no code counts once more.
 */
final class KilledChange {
    /** How a node is killed while it makes a change. */
    @FunctionalInterface
    interface Death {
        /** @param point after so many statements and commits */
        void after(int point, Runnable verb);
    }

    private final Failpoint node;
    private final Supplier<Scene> scenes;
    private final Function<Scene, Runnable> change;
    private final List<String> points;
    private final Map<String, Long> whole;

    /** Makes the change once where nobody is killed. */
    KilledChange(Failpoint node, Supplier<Scene> scenes, Function<Scene, Runnable> change) {
        this.node = node;
        this.scenes = scenes;
        this.change = change;
        node.live();
        try (Scene scene = scenes.get()) {
            Runnable verb = change.apply(scene);
            Map<String, Long> before = counts(scene);
            node.live();
            verb.run();
            points = node.passed();
            whole = made(scene, before);
        }
    }

    /** The statements and commits of it, each as its text; the first one is point 1. */
    List<String> points() {
        return points;
    }

    /** Kills after these points of it, one after the other. */
    void killedAfter(List<Integer> chosen, Death death) {
        for (int next = 0; next < chosen.size(); ) {
            next = killedFrom(next, chosen, death);
        }
    }

    /** Goes on with the same tables as long as nothing is left in them, not even a count. */
    private int killedFrom(int first, List<Integer> chosen, Death death) {
        node.live();
        try (Scene scene = scenes.get()) {
            Runnable verb = change.apply(scene);
            Map<String, Long> before = counts(scene);
            String state = state(scene);
            String all = all(scene);
            int next = first;
            do {
                int point = chosen.get(next);
                death.after(point, verb);
                node.live();
                assertThat(made(scene, before))
                        .as("after point %s of %s, %s", point, points.size(), points.get(point - 1))
                        .isEqualTo(state(scene).equals(state) ? Map.of() : whole);
                next++;
            } while (next < chosen.size() && all(scene).equals(all));
            if (state(scene).equals(state)) {
                verb.run();
                assertThat(made(scene, before)).as("made after all").isEqualTo(whole);
            }
            countsOnce(scene, verb);
            return next;
        }
    }

    private static void countsOnce(Scene scene, Runnable verb) {
        String accepted = "SELECT COUNT(*) FROM secondgate_event WHERE outcome LIKE 'ACCEPTED%'"
                + " AND kind NOT LIKE 'PASSWORD%'";
        String before = scene.lab.tables.ask(accepted);
        attempt(verb);
        assertThat(scene.lab.tables.ask(accepted)).as("the same code again").isEqualTo(before);
    }

    static void attempt(Runnable verb) {
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
