package io.github.secondgate.secondfactor.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.store.Transaction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A kind that nobody knew before comes in by the door of all the others, and goes with them. */
class FactorKindsTest {
    private final Lab lab = new Lab();
    private final Pebble pebble = new Pebble();
    private final FactorKinds kinds = new FactorKinds(List.of(pebble));

    @AfterEach
    void close() {
        lab.close();
    }

    /** What somebody found on the beach: it is right if it is round. */
    private static final class Pebble implements FactorKind {
        private String takenFrom;

        @Override
        public String key() {
            return "pebble";
        }

        @Override
        public Verification check(String account, Answer answer, RequestOrigin requestOrigin) {
            return "round".equals(answer.text())
                    ? Verification.notNow(Duration.ofSeconds(7))
                    : Verification.notEnrolled();
        }

        @Override
        public boolean renewsFreshness() {
            return true;
        }

        @Override
        public List<String> owners(Transaction transaction, String after, int most) {
            return List.of();
        }

        @Override
        public int takeAway(Transaction transaction, String account) {
            takenFrom = account;
            return 1;
        }
    }

    @Test
    void theDoorAsksTheKindOfTheAnswer() {
        Verifier verifier = new Verifier(kinds);

        assertThat(verifier.verify("alice", new Answer("pebble", null, "round"), Lab.HERE)
                        .outcome())
                .isEqualTo(Verification.Outcome.THROTTLED);
        assertThat(verifier.verify("alice", new Answer("pebble", null, "flat"), Lab.HERE)
                        .outcome())
                .isEqualTo(Verification.Outcome.NOT_ENROLLED);
    }

    @Test
    void anAnswerOfNoKindThatThereIsLetsNobodyPass() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Verifier(kinds).verify("alice", new Answer("shell", null, "round"), Lab.HERE))
                .withMessageContaining("shell");
    }

    @Test
    void whoTakesAllFactorsAwayTakesThoseOfEveryKind() {
        lab.enrolled("alice");

        new Helpdesk(lab.core, kinds).reset("alice", "mara", "lost it at sea", Lab.HERE);

        assertThat(pebble.takenFrom).isEqualTo("alice");
    }

    @Test
    void twoKindsOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FactorKinds(List.of(pebble, new Pebble())))
                .withMessageContaining("pebble");
    }

    @Test
    void anAnswerDoesNotPrintWhatWasTyped() {
        assertThat(new Answer("app", "7f", "123456")).hasToString("Answer[app 7f]");
    }
}
