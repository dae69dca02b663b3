package io.github.secondgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House;
import io.github.secondgate.login.KeptInMemory;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import io.github.secondgate.shiro.Browser;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session keeps for one person is nothing for the next one in it. */
class SessionAttributeTest {
    private record Two(String one, int other) {}

    private static final SessionAttribute<Two> TWO = new SessionAttribute<>(
            "two",
            3,
            2,
            two -> new String[] {two.one(), Integer.toString(two.other())},
            texts -> new Two(texts[0], Integer.parseInt(texts[1])));

    private final Session session = new KeptInMemory();

    @Test
    void itIsThereForWhomItIsKept() {
        TWO.keep(session, "alice", new Two("a", 7));
        assertThat(TWO.of(session, "alice")).isEqualTo(new Two("a", 7));
        assertThat(TWO.take(session, "alice")).isEqualTo(new Two("a", 7));
        assertThat(TWO.of(session, "alice")).isNull();
    }

    @Test
    void anothersIsDroppedOnSight() {
        TWO.keep(session, "alice", new Two("a", 7));
        assertThat(TWO.of(session, "bob")).isNull();
        assertThat(TWO.of(session, "alice")).isNull();
        assertThat(session.getAttributeNames()).isEmpty();
    }

    @Test
    void whatAnotherVersionWroteIsDropped() {
        for (Object value : new Object[] {
            "text",
            7,
            new String[0],
            new String[] {"alice"},
            new String[] {"alice", "a", "7"},
            new String[] {"alice", "3", "a"},
            new String[] {"alice", "3", "a", "7", "c"},
            new String[] {"alice", "2", "a", "7"},
            new String[] {"alice", "", "a", "7"},
            new String[] {"alice", null, "a", "7"},
            new String[] {"alice", "3", "a", "seven"},
            new String[] {"alice", "3", "a", null},
            new String[] {null, "3", "a", "7"}
        }) {
            session.setAttribute("io.github.secondgate.two", value);
            assertThat(TWO.of(session, "alice")).as("%s", value).isNull();
            assertThat(session.getAttributeNames()).as("%s", value).isEmpty();
        }
    }

    /** Any session store can hold it. */
    @Test
    void whatTheSessionHoldsIsTextsAlone() {
        TWO.keep(session, "alice", new Two("a", 7));
        assertThat(session.getAttribute("io.github.secondgate.two")).isEqualTo(new String[] {"alice", "3", "a", "7"});
    }

    /** All that is ours and a person's: none of it outlives the moment in which somebody else is seen in the session. */
    @Test
    void whateverIsKeptForAPersonGoesWhenSomebodyElseSignsInToTheSession() {
        House house = new House();
        String alice = house.person();
        String bob = house.person();
        Browser browser = house.passed(alice, house.enrol(alice));
        Session shared = house.session(browser);
        List<String> names = List.of(
                "notice", "done", "ledByGate", "landing", "pending", "firstSetUp", "browser", "saved", "csrf", "stamp");
        for (String name : names) {
            shared.setAttribute("io.github.secondgate." + name, new String[] {alice, "hers"});
        }
        shared.setAttribute("cart", new String[] {alice, "of the application"});
        House.login(house.subject(browser), bob);
        house.get(browser, "/account/");
        Session now = house.session(browser);
        for (String key : now.getAttributeNames()) {
            Object value = now.getAttribute(key);
            boolean hers =
                    value instanceof String[] && Arrays.asList((String[]) value).contains(alice);
            assertThat(hers).as("%s", key).isEqualTo(key.equals("cart"));
        }
        assertThat(SecondFactorStamp.of(now).fits(bob, 0)).isTrue();
    }
}
