package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.util.function.Supplier;

/** What the HTTP contract says in one line, and tests would otherwise say in five. */
final class Expect {
    private Expect() {}

    /** Nothing private came over the wire, and nothing private ran on the way either. */
    static Answer closed(Supplier<Answer> request) {
        long before = Site.leaks();
        Answer answer = request.get();
        assertThat(answer.raw()).doesNotContain("CANARY");
        assertThat(Site.leaks()).as("private work done for %s", answer).isEqualTo(before);
        return answer;
    }

    static Answer closed(Request request) {
        return closed(request::send);
    }

    static Answer open(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.body()).contains("CANARY");
        return answer;
    }

    /** The page that says that this cannot be decided at the moment, for people and for scripts; no method opens anything. */
    static void unavailable(Visitor visitor) {
        Answer page = closed(visitor.request("GET", "/account/"));
        assertThat(page.status()).as("%s", page).isEqualTo(503);
        assertThat(page.body()).doesNotContainIgnoringCase("SQL", "jdbc", "exception", "org.apache");
        problem(closed(visitor.request("GET", "/account/").wantsJson()), 503);
        for (String method : new String[] {"POST", "PUT", "HEAD", "FOO"}) {
            closed(visitor.request(method, "/account/"));
        }
    }

    static void sentTo(Answer answer, String path) {
        assertThat(answer.status()).as("%s", answer).isIn(302, 303);
        assertThat(answer.location().replaceFirst(";jsessionid=[^?#]*", "")).isEqualTo(path);
    }

    static void sentToChallenge(Answer answer) {
        sentTo(answer, "/2fa/challenge");
    }

    /** An error as RFC 9457 has it. */
    static JsonObject problem(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.contentType()).as("%s", answer).isEqualTo("application/problem+json");
        JsonObject problem = answer.json();
        assertThat(problem.getString("type")).startsWith("urn:secondgate:problem:");
        assertThat(problem.getString("detail")).isNotBlank();
        if (problem.has("status")) {
            assertThat(problem.getInt("status")).isEqualTo(status);
        }
        return problem;
    }

    static void secondFactorRequired(Answer answer) {
        JsonObject problem = problem(answer, 401);
        assertThat(problem.getString("type")).isEqualTo("urn:secondgate:problem:second-factor-required");
        assertThat(problem.getString("location")).isEqualTo("/2fa/challenge");
        assertThat(answer.header("WWW-Authenticate")).isNull();
    }

    static void enrolmentRequired(Answer answer) {
        JsonObject problem = problem(answer, 401);
        assertThat(problem.getString("type")).isEqualTo("urn:secondgate:problem:enrolment-required");
        assertThat(problem.getString("location")).isEqualTo("/2fa");
        assertThat(answer.header("WWW-Authenticate")).isNull();
    }

    /** The application takes the visitor for a stranger. */
    static void masked(Answer echo) {
        assertThat(echo.status()).as("%s", echo).isEqualTo(200);
        for (String fact : new String[] {"remoteUser", "userPrincipal", "authType", "principal", "previous"}) {
            assertThat(echo.fact(fact)).as(fact).isEqualTo("null");
        }
        assertThat(echo.fact("principals")).isIn("null", "empty");
        for (String fact : new String[] {"userInRole", "authenticated", "remembered", "hasRole", "runAs"}) {
            assertThat(echo.fact(fact)).as(fact).isEqualTo("false");
        }
    }
}
