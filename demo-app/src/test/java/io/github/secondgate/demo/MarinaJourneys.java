package io.github.secondgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What must work in every container the WAR runs in. */
abstract class MarinaJourneys {

    abstract int port();

    private Visitor visitor() {
        return new Visitor(port());
    }

    @Test
    void theStartPageIsPublicAndTellsWhoIsWho() throws Exception {
        HttpResponse<String> page = visitor().get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("nadia", "ewan", "aisha", "grace", "rita", "theo", "otto")
                .contains("mara", "kim", "sam", "pia");
    }

    @Test
    void publicPagesAndTheirStylesheetAreServedToAnybody() throws Exception {
        assertThat(visitor().get("/public/prices.jsp").body()).contains("A night");
        assertThat(visitor().get("/public/approach.jsp").statusCode()).isEqualTo(200);
        assertThat(visitor().get("/public/marina.css").statusCode()).isEqualTo(200);
    }

    @Test
    void aStrangerIsSentToTheLoginPage() throws Exception {
        for (String path : new String[] {"/account/", "/admin/", "/api/bookings"}) {
            HttpResponse<String> answer = visitor().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(Visitor.location(answer)).as(path).isEqualTo("/login.jsp");
        }
    }

    @Test
    void aMemberSignsInSeesTheirBerthAndSignsOut() throws Exception {
        Visitor nadia = visitor();
        assertThat(Visitor.location(nadia.signIn("nadia"))).isEqualTo("/account/");
        assertThat(nadia.get("/account/").body()).contains("Welcome aboard, Nadia Ferrand", "Petrel");
        assertThat(nadia.get("/api/bookings").body()).contains("\"berth\":\"A3\"");
        assertThat(nadia.get("/admin/").statusCode()).isEqualTo(403);

        nadia.get("/logout");
        assertThat(nadia.get("/account/").statusCode()).isEqualTo(302);
    }

    @Test
    void somebodyElseTakesOverTheComputer() throws Exception {
        Visitor visitor = visitor();
        visitor.signIn("nadia");
        assertThat(Visitor.location(visitor.get("/logout?username=otto"))).isEqualTo("/login.jsp?username=otto");
        assertThat(visitor.get("/login.jsp?username=otto").body()).contains("value=\"otto\"");
        assertThat(Visitor.location(visitor.signIn("otto"))).isEqualTo("/account/");
    }

    @Test
    void aMemberReservesABerthOnce() throws Exception {
        Visitor nadia = visitor();
        nadia.signIn("nadia");
        String token =
                nadia.get("/account/").body().replaceFirst("(?s).*name=\"formToken\" value=\"([^\"]+)\".*", "$1");
        String[] fields = {"formToken", token, "berth", "C6", "arrives", "2099-07-01", "nights", "3"};
        assertThat(Visitor.location(nadia.post("/account/reserve", fields))).isEqualTo("/account/?reserved=yes");
        assertThat(Visitor.location(nadia.post("/account/reserve", fields))).isEqualTo("/account/?reserved=taken");
        fields[1] = "forged";
        assertThat(nadia.post("/account/reserve", fields).statusCode()).isEqualTo(403);
    }

    @Test
    void aWrongPasswordStaysOnTheLoginPage() throws Exception {
        HttpResponse<String> answer = visitor().post("/login.jsp", "username", "nadia", "password", "Demo");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("do not belong together");
    }

    @Test
    void aRememberedMemberIsKnownInTheNextSession() throws Exception {
        Visitor nadia = visitor();
        HttpResponse<String> answer =
                nadia.post("/login.jsp", "username", "nadia", "password", "demo", "rememberMe", "true");
        String remembered = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("larkhaven_remember=") && !cookie.contains("deleteMe"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        assertThat(visitor().get("/account/", "Cookie", remembered).body()).contains("Nadia Ferrand");
    }

    @Test
    void theHarbourOfficeOpensForAnAdministrator() throws Exception {
        Visitor otto = visitor();
        otto.signIn("otto");
        assertThat(otto.get("/admin/").body()).contains("The berth book");
    }

    @Test
    void theReportAsksForHttpBasic() throws Exception {
        HttpResponse<String> refused = visitor().get("/basic/report");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).containsIgnoringCase("basic");

        String nadia = Base64.getEncoder().encodeToString("nadia:demo".getBytes(StandardCharsets.UTF_8));
        assertThat(visitor()
                        .get("/basic/report", "Authorization", "Basic " + nadia)
                        .body())
                .startsWith("berth,boat,");
    }

    @Test
    void theQuayTerminalSignsInByProgram() throws Exception {
        Visitor nadia = visitor();
        assertThat(Visitor.location(nadia.post("/open/login", "username", "nadia", "password", "demo")))
                .isEqualTo("/account/");
        assertThat(nadia.get("/account/").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownAddressGetsTheErrorPage() throws Exception {
        HttpResponse<String> page = visitor().get("/public/nowhere");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Nothing moored here");
    }
}
