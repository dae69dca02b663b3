package io.github.secondgate.web.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House;
import io.github.secondgate.http.Csrf;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import org.junit.jupiter.api.Test;

/** Where the challenge tells what is wrong with an answer. */
class RefusedAnswerTest {
    private final House house = new House();
    private final String account = house.person();

    /** The section that would tell it is not on the page. */
    @Test
    void ofAMethodThatTheAccountDoesNotHaveStandsAboveTheOthers() {
        house.enrol(account);
        Browser owing = house.signedIn(account);
        house.get(owing, "/2fa/challenge");

        FakeResponse refused = house.ask(new FakeRequest(owing, "POST", "/2fa/challenge")
                        .accept("text/html")
                        .field("_csrf", Csrf.token(house.session(owing), account))
                        .field("recoveryCode", "ABCD-EFGH"))
                .response;

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"error\"", "<strong>That code did not match</strong>")
                .doesNotContain("recovery-error");
    }
}
