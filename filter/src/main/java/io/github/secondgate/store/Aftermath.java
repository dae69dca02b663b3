package io.github.secondgate.store;

import io.github.secondgate.store.Transaction.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What one transaction left to be done when it has ended, over all the times it is run. Confined to a thread. */
final class Aftermath {
    private final List<Consumer<Ending>> work = new ArrayList<>();
    private Ending ending = Ending.FAILED;

    /** The transaction is run from its beginning: what an earlier run left is void. */
    void begin() {
        work.clear();
        ending = Ending.FAILED;
    }

    void add(Consumer<Ending> later) {
        work.add(later);
    }

    void endedAs(Ending how) {
        ending = how;
    }

    void run() {
        work.forEach(later -> later.accept(ending));
    }
}
