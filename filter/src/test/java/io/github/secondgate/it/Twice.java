package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A request that a person sends twice: at the same moment by a double click, or later by a reload. */
final class Twice {
    private static final String GENERATE_IS_OPEN = "(?s)<details class=\"sg-fold\" open>\\s*<summary>.*?"
            + "Regenerate recovery codes</summary>.*?Generate new codes</button>";

    private Twice() {}

    /**
     * One request of two copies of the browser, which both know what it knew before; their answers in this order. They meet
     * where the site has {@link Setup#meetings}.
     */
    static List<Answer> atOnce(List<Visitor> copies, Function<Visitor, Answer> request) throws Exception {
        String meeting = UUID.randomUUID().toString();
        copies.forEach(copy -> copy.meeting(meeting));
        ExecutorService threads = Executors.newFixedThreadPool(copies.size());
        try {
            List<Callable<Answer>> tasks = copies.stream()
                    .<Callable<Answer>>map(copy -> () -> request.apply(copy))
                    .toList();
            return threads.invokeAll(tasks).stream().map(Twice::got).toList();
        } finally {
            threads.shutdownNow();
            copies.forEach(copy -> copy.meeting(null));
        }
    }

    private static Answer got(java.util.concurrent.Future<Answer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The settings page to which this answer leads, which says so. */
    static String told(Visitor visitor, Answer answer, String sentence) {
        Expect.sentTo(answer, "/2fa");
        Answer page = visitor.get("/2fa");
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.body()).contains(sentence).doesNotContain("No pending", "shown ONCE");
        return page.body();
    }

    /** The same, and it offers new recovery codes. */
    static void toldAndOfferedNewCodes(Visitor visitor, Answer answer, String sentence) {
        assertThat(told(visitor, answer, sentence)).containsPattern(GENERATE_IS_OPEN);
    }
}
