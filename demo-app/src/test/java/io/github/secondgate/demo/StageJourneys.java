package io.github.secondgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Every account of the demo shows the state that the start page says it stands for. */
abstract class StageJourneys extends MarinaJourneys {

    private static final String[] JSON = {"Accept", "application/json"};

    private Visitor signedIn(String account) throws Exception {
        Visitor visitor = new Visitor(port());
        assertThat(visitor.signIn(account).statusCode()).isEqualTo(302);
        return visitor;
    }

    /** The value of the first member of that name, without quotes. */
    private static String member(HttpResponse<String> answer, String name) {
        String body = answer.body();
        assertThat(body).contains("\"" + name + "\":");
        return body.replaceFirst("(?s).*?\"" + name + "\":\"?([^\",}]*).*", "$1");
    }

    private HttpResponse<String> answer(Visitor visitor, String field, String code) throws Exception {
        String csrf = member(visitor.get("/2fa/challenge", JSON), "csrf");
        return visitor.postJson("/2fa/challenge", csrf, field, code);
    }

    private String phoneCode(String account) throws Exception {
        return member(new Visitor(port()).get("/demo/phone?account=" + account, JSON), "code");
    }

    private static void assertSentTo(String address, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isIn(302, 303);
        assertThat(Visitor.location(answer)).startsWith(address);
    }

    @Test
    void nadiaHasNothingConfigured() throws Exception {
        assertThat(member(signedIn("nadia").get("/2fa", JSON), "state")).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void ewanGivesTheCodeOfTheDemoPhone() throws Exception {
        Visitor ewan = signedIn("ewan");
        assertSentTo("/2fa/challenge", ewan.get("/account/"));
        assertThat(ewan.get("/api/bookings", JSON).statusCode()).isEqualTo(401);

        assertThat(answer(ewan, "code", phoneCode("ewan")).statusCode()).isEqualTo(200);
        assertThat(ewan.get("/account/").body()).contains("Welcome aboard, Ewan Macrae");
    }

    @Test
    void whoIsStuckAtTheChallengeMayLetSomebodyElseSignIn() throws Exception {
        Visitor visitor = signedIn("theo");
        assertSentTo("/login.jsp?username=otto", visitor.get("/logout?username=otto"));
        visitor.signIn("otto");
        assertThat(visitor.get("/account/").body()).contains("Otto Brandt");
    }

    @Test
    void ewansPasswordAloneOpensNoReportAndNoQuayTerminal() throws Exception {
        String ewan = Base64.getEncoder().encodeToString("ewan:demo".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> report = new Visitor(port()).get("/basic/report", "Authorization", "Basic " + ewan);
        assertThat(report.statusCode()).isEqualTo(401);
        assertThat(report.body()).doesNotContain("Kittiwake");

        Visitor terminal = new Visitor(port());
        terminal.post("/open/login", "username", "ewan", "password", "demo");
        assertSentTo("/2fa/challenge", terminal.get("/account/"));
    }

    /** Both containers break off what is larger than they care to read; the answer has gone out by then. */
    @Test
    void aBigUploadOfWhoOwesACodeIsAnsweredThoughItIsNotRead() throws Exception {
        Visitor ewan = signedIn("ewan");
        for (int megabytes : new int[] {1, 3, 10}) {
            int bytes = megabytes * 1024 * 1024;
            assertThat(ewan.upload("/api/bookings", bytes, "application/json")).startsWith("HTTP/1.1 401");
            assertThat(ewan.upload("/account/reserve", bytes, "text/html"))
                    .startsWith("HTTP/1.1 303")
                    .containsPattern("Location: \\S*/2fa/challenge");
        }
    }

    @Test
    void aishaMustSetUpFirst() throws Exception {
        Visitor aisha = signedIn("aisha");
        assertSentTo("/2fa", aisha.get("/admin/"));
        assertSentTo("/2fa", aisha.get("/account/"));
        assertThat(aisha.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void graceMayGoOnWithinHerGracePeriod() throws Exception {
        Visitor grace = signedIn("grace");
        assertThat(grace.get("/admin/").body()).contains("The berth book");
        assertThat(member(grace.get("/2fa", JSON), "required")).isEqualTo("true");
    }

    @Test
    void ritaHasTwoRecoveryCodesLeft() throws Exception {
        Visitor rita = signedIn("rita");
        assertThat(answer(rita, "code", phoneCode("rita")).statusCode()).isEqualTo(200);
        assertThat(member(rita.get("/2fa", JSON), "recoveryCodesLeft")).isEqualTo("2");
    }

    @Test
    void theoIsThrottled() throws Exception {
        Visitor theo = signedIn("theo");
        HttpResponse<String> refused = answer(theo, "code", phoneCode("theo"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(3000L, 3600L);
    }

    @Test
    void ottoIsExempt() throws Exception {
        assertThat(signedIn("otto").get("/admin/").statusCode()).isEqualTo(200);
    }

    @Test
    void theDemoPhoneTakesAPastedKey() throws Exception {
        Visitor visitor = new Visitor(port());
        assertSentTo("/demo/phone", visitor.post("/demo/phone", "key", "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"));
        assertThat(visitor.get("/demo/phone").body()).contains("Pasted key", "ewan", "rita", "theo", "mara", "kim");
        assertThat(visitor.post("/demo/phone", "key", "<b>").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/demo/phone?account=nobody", JSON).statusCode()).isEqualTo(404);
    }

    @Test
    void maraOpensTheOfficeAfterTheCode() throws Exception {
        Visitor mara = signedIn("mara");
        assertSentTo("/2fa/challenge", mara.get("/admin/"));
        assertThat(answer(mara, "code", phoneCode("mara")).statusCode()).isEqualTo(200);
        assertThat(mara.get("/admin/").body()).contains("The berth book");
    }

    @Test
    void kimGivesACodeAndIsNoAdministrator() throws Exception {
        Visitor kim = signedIn("kim");
        assertThat(answer(kim, "code", phoneCode("kim")).statusCode()).isEqualTo(200);
        assertThat(kim.get("/account/").body()).contains("Welcome aboard, Kim Hartog");
        assertThat(kim.get("/admin/").statusCode()).isEqualTo(403);
    }

    @Test
    void samHasNothingConfiguredAndAnAddressAndANumber() throws Exception {
        Visitor sam = signedIn("sam");
        assertThat(member(sam.get("/2fa", JSON), "state")).isEqualTo("NOT_CONFIGURED");
        assertThat(sam.get("/account/").body()).contains("sam@larkhaven.example", "+447700900164");
    }

    @Test
    void piaSignsInWithTheClubsPasswordAndIsAskedNothing() throws Exception {
        Visitor pia = signedIn("pia");
        assertThat(pia.get("/account/").body()).contains("Welcome aboard, Pia Lund");
        assertThat(member(pia.get("/2fa", JSON), "federated")).isEqualTo("true");
    }

    @Test
    void theOutboxAnswersPagesAndScriptsAndShowsNothingOfBackstage() throws Exception {
        Visitor visitor = new Visitor(port());
        assertThat(visitor.get("/demo/outbox").body()).contains("Demo outbox");
        HttpResponse<String> json = visitor.get("/demo/outbox", JSON);
        assertThat(json.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(json.body().strip()).startsWith("[").endsWith("]").doesNotContain("backstage");
    }
}
