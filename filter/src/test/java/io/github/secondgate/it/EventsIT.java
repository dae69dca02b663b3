package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The audit log as administrators read it and take it away. */
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
                .contains("SECOND_FACTOR_CHECKED", "Download as CSV", "&amp;format=csv");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        for (String query :
                List.of("kind=X", "from=yesterday", "to=2026-02-30", "page=x", "page=200", "to=-999999999-01-01")) {
            Expect.problem(mara.getJson("/2fa/admin/events?" + query), 400);
        }
    }

    @Test
    void aSpreadsheetGetsNoFormula() {
        Answer csv = accepting("text/csv", "");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("events.csv");
        assertThat(csv.body()).startsWith("at,kind,factor,account,address,outcome\r\n");
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

    @Test
    void whoeverIsNoAdministratorFindsNothingThere() {
        Visitor visitor = site.visitor().password(site.person("ewan"));
        visitor.enrol();
        assertThat(visitor.getJson("/2fa/admin/events").status()).isEqualTo(404);
        assertThat(visitor.request("GET", "/2fa/admin/events?format=csv").send().status())
                .isEqualTo(404);
    }
}
