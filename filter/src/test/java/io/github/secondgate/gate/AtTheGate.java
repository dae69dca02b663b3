package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House.Outcome;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;

/** Visitors of every standing in front of the gate. */
public abstract class AtTheGate {
    public static final String EXEMPT = "otto";

    public House house = new House(new House.Rules().everyone(EXEMPT));

    /** Where somebody stands, and whether that shuts the application. */
    public enum Who {
        STRANGER(true),
        OWES_NOTHING(true),
        GAVE_THE_FACTOR(true),
        CHALLENGE_REQUIRED(false),
        ENROLMENT_REQUIRED(false),
        PASSWORD_REQUIRED(false),
        UNKNOWN(false);

        final boolean goesOn;

        Who(boolean goesOn) {
            this.goesOn = goesOn;
        }

        Browser in(House house) {
            String account = this == OWES_NOTHING ? house.named(EXEMPT) : house.person();
            switch (this) {
                case STRANGER:
                    return new Browser();
                case OWES_NOTHING:
                case ENROLMENT_REQUIRED:
                    return house.signedIn(account);
                case GAVE_THE_FACTOR:
                    return house.passed(account, house.enrol(account));
                case CHALLENGE_REQUIRED:
                    house.enrol(account);
                    return house.signedIn(account);
                case PASSWORD_REQUIRED:
                    house.rememberEverybodyAs(account);
                    return new Browser();
                default:
                    Browser browser = house.signedIn(account);
                    house.storeGoesAway();
                    return browser;
            }
        }
    }

    public static FakeRequest page(Browser browser, String path) {
        return new FakeRequest(browser, "GET", path).accept("text/html");
    }

    public static void isShut(Outcome outcome) {
        assertThat(outcome.reachedChain).isFalse();
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.untouched()).isFalse();
    }

    public static void isLedTo(Outcome outcome, String location) {
        isShut(outcome);
        assertThat(outcome.response.getStatus()).isEqualTo(303);
        assertThat(outcome.response.getHeader("Location")).isEqualTo(location);
    }

    public Browser owing() {
        return Who.CHALLENGE_REQUIRED.in(house);
    }

    public Browser passed() {
        return Who.GAVE_THE_FACTOR.in(house);
    }

    public String account(Browser browser) {
        return (String) house.subject(browser).getPrincipal();
    }
}
