package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.helpdesk.AccountRecords;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever takes the factors of an account away takes all kinds, and the recovery codes with them. */
class FactorsTakenAwayTest {
    private static final String RESCUED = "an app instead, after a rescue";
    private static final TotpAppName NEW_PHONE = TotpAppName.of("New phone").orElseThrow();

    private static Map<String, Consumer<Lab>> ways() {
        Map<String, Consumer<Lab>> ways = new LinkedHashMap<>();
        ways.put("disabled", lab -> lab.enrolments.disable("alice", HERE));
        ways.put("reset", lab -> helpdesk(lab).reset("alice", "mara", "lost it at sea", HERE));
        ways.put("forgotten", lab -> helpdesk(lab).forget("alice", "mara", "left", HERE));
        ways.put(
                "forgotten by the application",
                lab -> new AccountRecords(
                                lab.database, new SecretCipher(lab.keyRing("first"), lab.random), lab.audit, lab.clock)
                        .forget("alice"));
        ways.put(RESCUED, lab -> {
            Phone next = lab.waiting("alice", lab.enrolments.beginInstead("alice", NEW_PHONE, HERE));
            lab.confirm(next);
        });
        return ways;
    }

    private static Helpdesk helpdesk(Lab lab) {
        return new Helpdesk(lab.core, lab.kinds);
    }

    @TestFactory
    Stream<DynamicTest> nothingOfTheFormerFactorsIsLeft() {
        return ways().entrySet().stream()
                .map(way -> dynamicTest(way.getKey(), () -> {
                    try (Lab lab = new Lab()) {
                        lab.enrolled("alice");
                        lab.configured("alice", Channel.EMAIL, "alice@example.org");
                        lab.questions.set("alice", "Which dog?", "Rover", HERE);
                        lab.tables.run("UPDATE secondgate_recovery_code SET hash = 'former'");
                        way.getValue().accept(lab);

                        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_app WHERE name <> 'New phone'"))
                                .as("apps")
                                .isEqualTo("0");
                        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_channel"))
                                .as("addresses")
                                .isEqualTo("0");
                        assertThat(lab.tables.ask(
                                        "SELECT COUNT(*) FROM secondgate_recovery_code WHERE hash = 'former'"))
                                .as("recovery codes")
                                .isEqualTo("0");
                        assertThat(lab.questions.of("alice").isPresent())
                                .as("question, which is set anew after a rescue")
                                .isEqualTo(way.getKey().equals(RESCUED));
                    }
                }));
    }

    /** A question may stand before there is a factor, and disabling none is no way to lose it. */
    @Test
    void whoHasNoFactorKeepsTheQuestion() {
        try (Lab lab = new Lab()) {
            lab.questions.set("nadia", "Which dog?", "Rover", HERE);
            assertThat(lab.enrolments.disable("nadia", HERE)).isFalse();
            assertThat(lab.questions.of("nadia")).isPresent();
            assertThat(lab.lastEvent()).contains("SECOND_FACTOR_DISABLED", "NOT_ENROLLED");
        }
    }
}
