package io.github.secondgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.SecondFactorStamp;
import java.util.Arrays;
import java.util.List;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.mgt.SimpleSession;
import org.junit.jupiter.api.Test;

/** What a session keeps for one person is nothing for the next one in it. */
class KeptTest {
    private static final Kept TWO = new Kept("two", 2);

    private final Session session = new SimpleSession();

    @Test
    void itIsThereForWhomItIsKept() {
        TWO.keep(session, "alice", "a", "b");
        assertThat(TWO.of(session, "alice")).containsExactly("a", "b");
        assertThat(TWO.take(session, "alice")).containsExactly("a", "b");
        assertThat(TWO.of(session, "alice")).isNull();
    }

    @Test
    void anothersIsDroppedOnSight() {
        TWO.keep(session, "alice", "a", "b");
        assertThat(TWO.of(session, "bob")).isNull();
        assertThat(TWO.of(session, "alice")).isNull();
        assertThat(session.getAttributeKeys()).isEmpty();
    }

    @Test
    void whatAnotherVersionWroteIsIgnored() {
        for (Object value : new Object[] {
            "text",
            7,
            new String[0],
            new String[] {"alice"},
            new String[] {"alice", "a", "b", "c"},
            new String[] {"alice", "a", null},
            new String[] {null, "a", "b"}
        }) {
            session.setAttribute("io.github.secondgate.two", value);
            assertThat(TWO.of(session, "alice")).as("%s", value).isNull();
        }
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
        for (Object key : now.getAttributeKeys()) {
            Object value = now.getAttribute(key);
            boolean hers =
                    value instanceof String[] && Arrays.asList((String[]) value).contains(alice);
            assertThat(hers).as("%s", key).isEqualTo(key.equals("cart"));
        }
        assertThat(SecondFactorStamp.parse(SecondFactorStamp.raw(now)).fits(bob, 0))
                .isTrue();
    }
}
