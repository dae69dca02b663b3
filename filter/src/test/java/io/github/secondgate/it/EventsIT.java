package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log as administrators read it and take it away. */
@OnOneShiroLine
class EventsIT {
    private static Site site;
    private static Visitor mara;
    private static String ewan;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.adminRole = admin"));
        mara = site.visitor().password(site.person("admin"));
        mara.enrol();
        ewan = site.person("ewan");
        Authenticator phone = site.visitor().password(ewan).enrol();
        site.visitor().password(ewan).code(phone.wrong());
        site.visitor().password("=cmd|' /c calc'!a1").enrol();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static Answer accepting(String type, String query) {
        return mara.request("GET", "/2fa/admin/events" + query).accept(type).send();
    }

    @Test
    void eventsAreFoundByAccountAndKind() {
        JsonObject answer = mara.getJson("/2fa/admin/events?account=" + ewan).json();
        assertThat(answer.getArray("events"))
                .hasSizeGreaterThan(2)
                .allSatisfy(event ->
                        assertThat(((JsonObject) event).getString("account")).isEqualTo(ewan));
        JsonObject newest = answer.getArray("events").getObject(0);
        assertThat(newest.getString("kind")).isEqualTo("SECOND_FACTOR_CHECKED");
        assertThat(newest.getString("outcome")).startsWith("REJECTED");
        assertThat(newest.getString("address")).isEqualTo("127.0.0.1");
        String confirmed = "/2fa/admin/events?kind=ENROLMENT_CONFIRMED&account=" + ewan;
        assertThat(mara.getJson(confirmed).json().getArray("events")).hasSize(1);
        assertThat(mara.getJson("/2fa/admin/events?to=2000-01-01").json().getArray("events"))
                .isEmpty();
        assertThat(mara.get("/2fa/admin/events?account=" + ewan).body())
                .contains("Code refused", "Download as CSV", "&amp;format=csv")
                .doesNotContain("REJECTED", "(SECOND_FACTOR_CHECKED");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        for (String query : List.of(
                "kind=X",
                "from=yesterday",
                "to=2026-02-30",
                "page=x",
                "page=200",
                "page=1",
                "before=x",
                "after=%27",
                "before=" + "a".repeat(28) + "&after=" + "b".repeat(28),
                "to=-999999999-01-01")) {
            Expect.problem(mara.getJson("/2fa/admin/events?" + query), 400);
        }
    }

    @Test
    void pagesAreTurnedBackAndForth() {
        Visitor visitor = site.visitor().password(site.person("pages"));
        visitor.enrol();
        site.sql(
                "INSERT INTO secondgate_event (id, at, kind, factor, account, outcome) SELECT 'abaaaaaaaaaaaaaaaaaaaaaaa'"
                        + " || CHAR(97 + x / 10) || CHAR(97 + MOD(x, 10)) || 'a', 0, 'RUN_AS_ENDED', 'NONE', 'old', x"
                        + " FROM SYSTEM_RANGE(10, 69)");
        String old = "/2fa/admin/events?kind=RUN_AS_ENDED&account=old";
        JsonObject first = mara.getJson(old).json();
        assertThat(first.getArray("events")).hasSize(50);
        assertThat(first.getString("newer")).isNull();
        JsonObject second =
                mara.getJson(old + "&before=" + first.getString("older")).json();
        assertThat(second.getArray("events")).hasSize(10);
        assertThat(second.getString("older")).isNull();
        assertThat(mara.getJson(old + "&after=" + second.getString("newer"))
                        .json()
                        .getArray("events"))
                .isEqualTo(first.getArray("events"));
        assertThat(mara.get(old).body())
                .contains("&amp;before=" + first.getString("older"))
                .doesNotContain("rel=\"prev\"");
    }

    @Test
    void aSpreadsheetGetsNoFormula() {
        Answer csv = accepting("text/csv", "");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("events.csv");
        assertThat(csv.body()).startsWith("\uFEFFat,kind,factor,account,address,outcome,count,lastAt\r\n");
        assertThat(csv.body()).contains("\"" + ewan + "\",\"127.0.0.1\"");
        assertThat(csv.body()).contains("\"'=cmd|' /c calc'!a1\"").doesNotContain(",=", "\"=");
        assertThat(mara.get("/2fa/admin/events?format=csv&account=" + ewan).body())
                .contains(ewan)
                .doesNotContain("calc");
    }

    @Test
    void aLineOfJsonHoldsAnEvent() throws Exception {
        Answer lines = accepting("application/x-ndjson", "?account=" + ewan);
        assertThat(lines.contentType()).startsWith("application/x-ndjson");
        for (String line : lines.body().trim().split("\n")) {
            assertThat(JsonParser.object().from(line).getString("account")).isEqualTo(ewan);
        }
    }

    /** Whoever takes a file away must not take a part of it for the whole. */
    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void anExportThatBreaksOffInTheMiddleIsABrokenDownload(String type) throws Exception {
        String account = site.person("vast");
        site.sql("INSERT INTO secondgate_event (id, at, kind, factor, account, address, outcome) SELECT '" + account
                + "-' || x, " + Time.millis() + ", 'RUN_AS_ENDED', 'NONE', '" + account
                + "', NULL, 'ENDED' FROM SYSTEM_RANGE(1, 600)");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + site.port() + "/2fa/admin/events?account=" + account))
                .header("Cookie", mara.cookieHeader().orElseThrow())
                .header("Accept", type)
                .build();
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> whole = client.send(request, BodyHandlers.ofString());
        assertThat(whole.body().lines().filter(line -> line.contains(account))).hasSize(600);

        Site.databaseRefuses("AND id < ?");
        try {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        } finally {
            Site.databaseRefuses(null);
        }
    }

    @Test
    void anExportThatCannotBeginIsNoFile() {
        Site.databaseRefuses("FROM secondgate_event");
        try {
            Answer answer = accepting("text/csv", "");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Content-Disposition")).isNull();
        } finally {
            Site.databaseRefuses(null);
        }
    }

    @Test
    void theWayThereStandsOnTheSettingsPageOfAdministratorsOnly() {
        assertThat(mara.get("/2fa").body()).contains("Two-factor administration", "href=\"/2fa/admin\"");
        assertThat(mara.getJson("/2fa").json().getString("administration")).isEqualTo("/2fa/admin");
        Visitor visitor = site.visitor().password(site.person("nadia"));
        assertThat(visitor.get("/2fa").body()).doesNotContain("/2fa/admin", "administration");
        assertThat(visitor.getJson("/2fa").body()).doesNotContain("administration");
    }

    @Test
    void whoeverIsNoAdministratorFindsNothingThere() {
        Visitor visitor = site.visitor().password(site.person("ewan"));
        visitor.enrol();
        assertThat(visitor.getJson("/2fa/admin/events").status()).isEqualTo(404);
        assertThat(visitor.request("GET", "/2fa/admin/events?format=csv").send().status())
                .isEqualTo(404);
    }
}
