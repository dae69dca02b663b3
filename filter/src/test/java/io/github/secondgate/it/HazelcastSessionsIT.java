package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hazelcast's filter keeps the sessions, and code of the application says where it stands. */
@OnOneShiroLine
class HazelcastSessionsIT {
    private static Site site(String sessions) {
        return Site.start(new Setup()
                .ownLogin(
                        "secondgate.login = session:user",
                        "secondgate.loginPath = /login",
                        "secondgate.require = everyone",
                        "secondgate.rotateSession = false")
                .unnamed()
                .builtWith("hazelcast")
                .file("hazelcast.xml")
                .contextParam("sessions", sessions)
                .listening("io.github.secondgate.it.app.SessionsByProgram"));
    }

    private static Visitor signedIn(Site site) {
        Visitor visitor = site.visitor();
        visitor.request("POST", "/login")
                .body("application/x-www-form-urlencoded", "user=root&password=demo")
                .send();
        return visitor;
    }

    @Test
    void behindIt() {
        try (Site site = site("before")) {
            Visitor root = signedIn(site);
            Expect.closed(root.request("GET", "/account/page"));
            Phone phone = Phone.enrol(root);
            Expect.open(root.get("/account/page"));

            Visitor again = signedIn(site);
            Expect.sentToChallenge(Expect.closed(again.request("GET", "/account/page")));
            phone.challenge(again);
            Expect.open(again.get("/account/page"));
        }
    }

    @Test
    void inFrontOfItNothingOpensAndTheLogSaysWhatToDo() {
        try (Site site = site("behind");
                Logs logs = Logs.of("io.github.secondgate")) {
            Visitor root = signedIn(site);
            for (String path : List.of("/account/page", "/page", "/public/forward?to=/account/page")) {
                Answer answer = Expect.closed(root.request("GET", path));
                assertThat(answer.status()).as(path).isEqualTo(503);
            }
            assertThat(logs.lines()).anyMatch(line -> line.contains("keeps sessions of its own"));
        }
    }
}
