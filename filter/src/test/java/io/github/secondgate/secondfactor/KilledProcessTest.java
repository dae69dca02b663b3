package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.secondgate.store.TestDatabase;
import io.github.secondgate.store.server.OnlyOnPostgreSql;
import io.github.secondgate.testing.Further;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The process of a node is killed while it makes a change, and the server of the database is left to find out. Each kill takes a
 * process of its own, so there is one for each way of writing to a table, right after the first statement that does it, and for
 * each first commit after one that is not a change's last. With {@code SECONDGATE_KILLS=all} there is one for every statement and
 * commit of every change.
 */
@OnlyOnPostgreSql
@Further
class KilledProcessTest {
    private static final boolean ALL = "all".equals(System.getenv("SECONDGATE_KILLS"));

    private static final Pattern WRITING = Pattern.compile("\\s*(INSERT INTO|UPDATE|DELETE FROM) secondgate_\\w+");

    private final Set<String> killedAfter = new HashSet<>();

    @TestFactory
    Stream<DynamicTest> aChangeIsThereWhollyOrNotAtAll() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Node>> begun = Scene.changes().entrySet().stream()
                    .map(change -> (Callable<Node>) () -> new Node(change))
                    .toList();
            List<DynamicTest> tests = new ArrayList<>();
            int kills = 0;
            for (Future<Node> counted : two.invokeAll(begun)) {
                Node node = counted.get();
                List<Integer> points = chosen(node.change.points());
                kills += points.size();
                Future<?> killed = two.submit(() -> node.killedAfter(points));
                tests.add(dynamicTest(node.name + " " + points, () -> isGood(killed)));
            }
            assertThat(kills).isGreaterThan(25);
            return tests.stream();
        } finally {
            two.shutdown();
        }
    }

    private static void isGood(Future<?> killed) throws Throwable {
        try {
            killed.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private List<Integer> chosen(List<String> points) {
        return IntStream.rangeClosed(1, points.size())
                .filter(point -> ALL || isChosen(points, point))
                .boxed()
                .toList();
    }

    private boolean isChosen(List<String> points, int point) {
        if (!points.get(point - 1).equals(Failpoint.COMMIT)) {
            String writing = writing(points.get(point - 1));
            return writing != null && killedAfter.add(writing);
        }
        String before = writing(points.get(point - 2));
        return point < points.size() && before != null && killedAfter.add(before + Failpoint.COMMIT);
    }

    /** Returns null of a statement that only reads. */
    private static String writing(String statement) {
        Matcher writing = WRITING.matcher(statement);
        return writing.lookingAt() ? writing.group() : null;
    }

    /** What makes one of the changes, and is killed in it. */
    private static final class Node {
        final String name;
        final KilledChange change;
        private final Failpoint failpoint = new Failpoint();
        private TestDatabase tables;

        Node(Map.Entry<String, Function<Scene, Runnable>> change) {
            this.name = change.getKey();
            this.change = new KilledChange(failpoint, this::scene, change.getValue());
        }

        private Scene scene() {
            tables = new TestDatabase();
            return new Scene(new Lab(tables, failpoint.apply(tables.dataSource()), KilledProcess.random()));
        }

        void killedAfter(List<Integer> points) {
            try (TestDatabase own = new TestDatabase()) {
                change.killedAfter(points, (point, verb) -> {
                    own.clear();
                    assertThat(KilledProcess.run(name, point, own.place(), tables.place()))
                            .as("killed after point %s", point)
                            .isEqualTo(KilledProcess.KILLED);
                });
            }
        }
    }
}
