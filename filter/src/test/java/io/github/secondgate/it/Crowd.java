package io.github.secondgate.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many browsers that ask at the same moment. */
final class Crowd {
    private Crowd() {}

    /** The answers in the order of the visitors. */
    static List<Answer> atOnce(List<Visitor> visitors, Function<Visitor, Answer> request) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(visitors.size());
        ExecutorService threads = Executors.newFixedThreadPool(visitors.size());
        try {
            List<Callable<Answer>> tasks = new ArrayList<>();
            for (Visitor visitor : visitors) {
                tasks.add(() -> {
                    barrier.await();
                    return request.apply(visitor);
                });
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
