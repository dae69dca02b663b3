package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An application that takes all that people do at one address, and keeps in its session what is on their screens. */
@OnOneShiroLine
class OneAddressIT {
    private static final String LOGIN = "secondgate.login = session:user";
    private static final String EVERYONE = "secondgate.require = everyone";
    private static final String NOT_THE_ADDRESS = "secondgate.loginPath = /desk?page=login";

    private static Request signIn(Visitor visitor, String user) {
        return visitor.request("POST", "/desk").form("user", user, "password", "demo");
    }

    /** The application has done what it does for them at their login, and its answer is kept back. */
    private static Answer heldBack(Request login) {
        Answer answer = login.wantsJson().send();
        assertThat(answer.raw()).doesNotContain("CANARY");
        return answer;
    }

    private static Request click(Visitor visitor) {
        return visitor.request("POST", "/desk").wantsJson();
    }

    @Test
    void withoutThatAddressAsTheLoginsNothingIsShownBeforeTheCode() {
        try (Site site = Site.start(new Setup().desk(LOGIN, EVERYONE, NOT_THE_ADDRESS))) {
            Visitor root = site.visitor();
            Expect.sentTo(root.get("/2fa"), "/desk?page=login");
            assertThat(root.get("/desk?page=login").status()).isEqualTo(200);
            assertThat(click(root).send().body()).contains("Sign in here");
            Expect.enrolmentRequired(heldBack(signIn(root, "root")));
            Expect.enrolmentRequired(Expect.closed(click(root)));
            Expect.sentTo(Expect.closed(root.request("GET", "/desk")), "/2fa");
            Phone phone = Phone.enrol(root);
            Expect.open(click(root).send());

            Visitor again = site.visitor();
            Expect.secondFactorRequired(heldBack(signIn(again, "root")));
            Expect.secondFactorRequired(Expect.closed(click(again)));
            Expect.secondFactorRequired(Expect.closed(signIn(again, "root").wantsJson()));
            phone.challenge(again);
            String session = again.sessionId();
            for (int i = 0; i < 3; i++) {
                Expect.open(click(again).send());
            }
            assertThat(again.sessionId()).isEqualTo(session);
            Expect.enrolmentRequired(heldBack(signIn(again, "admin")));
            Expect.enrolmentRequired(Expect.closed(click(again)));
        }
    }

    /** What is sent to the login is a new login: that is why the documentation says to name it otherwise. */
    @Test
    void withItThePageThatTheSessionKeepsAnswersWhoeverOwesACode() {
        try (Site site = Site.start(new Setup().desk(LOGIN, EVERYONE, "secondgate.loginPath = /desk"))) {
            Visitor root = site.visitor();
            signIn(root, "root").send();
            Expect.open(click(root).send());
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            Phone.enrol(root);
            String session = root.sessionId();
            for (int i = 0; i < 3; i++) {
                Expect.open(click(root).send());
            }
            assertThat(root.sessionId()).isEqualTo(session);
            Expect.open(root.get("/account/page"));
        }
    }
}
