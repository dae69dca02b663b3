package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Off, voluntary or required is changed while the application runs, and reaches every session. */
@OnOneShiroLine
class PolicyScreenIT {
    private static Site site;
    private Visitor mara;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.adminRole = admin"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void signInAndRequireNobody() {
        mara = administrator();
        assertThat(save(mara, "everyone", "false").status()).isEqualTo(200);
        Time.passRecheck();
    }

    private static Visitor administrator() {
        Visitor visitor = site.visitor().password(site.person("admin"));
        visitor.enrol();
        return visitor;
    }

    private static String version(Visitor admin) {
        return String.valueOf(admin.freshToken("/2fa/admin/policy").json().getLong("version"));
    }

    private static Answer save(Visitor admin, String... fields) {
        return send(admin, version(admin), fields, "confirmed", "true");
    }

    private static Answer send(Visitor admin, String version, String[] fields, String... more) {
        String[] all = new String[fields.length + more.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        all[all.length - 2] = "version";
        all[all.length - 1] = version;
        return admin.postJson("/2fa/admin/policy", all);
    }

    @Test
    void aSessionThatWasLetInMustSetUpWithinTheRecheckTimeOnceEveryoneMust() {
        Visitor nadia = site.visitor().password(site.person("nadia"));
        Expect.open(nadia.get("/account/"));
        JsonObject saved = save(mara, "everyone", "true").json();
        assertThat(saved.getString("require")).isEqualTo("everyone");
        Time.passRecheck();
        Expect.sentTo(Expect.closed(nadia.request("GET", "/account/")), "/2fa");
        Expect.enrolmentRequired(nadia.getJson("/account/"));
        save(mara, "everyone", "false");
        Time.passRecheck();
        Expect.open(nadia.get("/account/"));
    }

    @Test
    void theOtherLeverReachesThoseWhoHaveTheRoleOnly() {
        Visitor clerk = site.visitor().password(site.person("nadia"));
        Visitor other = site.visitor().password(site.person("admin"));
        Expect.open(other.get("/account/"));
        save(mara, "admins", "true", "roles", "admin");
        Time.passRecheck();
        Expect.sentTo(Expect.closed(other.request("GET", "/account/")), "/2fa");
        Expect.open(clerk.get("/account/"));
    }

    @Test
    void untilGraceEndsNobodyIsStopped() {
        Visitor nadia = site.visitor().password(site.person("nadia"));
        JsonObject saved = save(mara, "everyone", "true", "graceDays", "14").json();
        assertThat(saved.getInt("graceDays")).isEqualTo(14);
        Time.passRecheck();
        Expect.sentTo(nadia.get("/account/"), "/2fa/grace");
        Expect.open(nadia.get("/account/"));
        assertThat(nadia.getJson("/2fa").json().getBoolean("required")).isTrue();
    }

    @Test
    void nothingIsSavedBeforeItIsToldHowManyItStops() {
        Visitor nadia = site.visitor().password(site.person("nadia"));
        nadia.freshToken("/2fa");
        nadia.postJson("/2fa/enable");
        JsonObject told =
                send(mara, version(mara), new String[] {"everyone", "true"}).json();
        assertThat(told.getBoolean("saved")).isFalse();
        assertThat(told.getInt("stopsNow")).isPositive();
        assertThat(told.getString("counted")).isEqualTo("ON_RECORD");
        assertThat(mara.getJson("/2fa/admin/policy").json().getString("require"))
                .isEqualTo("voluntary");
    }

    @Test
    void thePageTellsItBeforeItOffersToSave() {
        String version = version(mara);
        Answer check = mara.post("/2fa/admin/policy", "everyone", "true", "version", version);
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.body()).contains("Before you save", "Save the policy", "name=\"confirmed\" value=\"true\"");
        Answer saved = mara.post("/2fa/admin/policy", "everyone", "true", "version", version, "confirmed", "true");
        Expect.sentTo(saved, "/2fa/admin/policy");
        assertThat(mara.get("/2fa/admin/policy").body()).contains("The policy is saved", "Last changed by admin");
    }

    @Test
    void ofTwoAdministratorsAtOnceTheSecondIsToldThatThePolicyChanged() {
        Visitor nils = administrator();
        String version = version(nils);
        save(mara, "admins", "true", "roles", "treasurer");
        Expect.problem(send(nils, version, new String[] {"everyone", "true"}, "confirmed", "true"), 409);
        Answer page = nils.post("/2fa/admin/policy", "everyone", "true", "version", version, "confirmed", "true");
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("Somebody else changed the policy first", "treasurer");
    }

    @Test
    void theOldSecondFactorOfAnAdministratorIsNotEnough() {
        String version = version(mara);
        Time.advanceMillis(6 * 60_000);
        mara.freshToken("/2fa/admin/policy");
        Expect.secondFactorRequired(send(mara, version, new String[] {"everyone", "true"}, "confirmed", "true"));
        Answer page = mara.post("/2fa/admin/policy", "everyone", "true", "version", version, "confirmed", "true");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("Confirm it is you", "name=\"code\"", "Save the policy")
                .contains("name=\"everyone\" value=\"true\"", "name=\"confirmed\" value=\"true\"");
        assertThat(version(mara)).as("nothing is saved").isEqualTo(version);
    }

    @Test
    void whoeverIsNoAdministratorFindsNothingThere() {
        Visitor ewan = site.visitor().password(site.person("ewan"));
        ewan.enrol();
        ewan.freshToken("/2fa");
        assertThat(ewan.get("/2fa/admin").status()).isEqualTo(404);
        assertThat(ewan.get("/2fa/admin/policy").status()).isEqualTo(404);
        assertThat(ewan.postJson("/2fa/admin/policy", "everyone", "true", "version", "0", "confirmed", "true")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorWithoutASecondFactorIsSentToSetItUp() {
        Visitor bare = site.visitor().password(site.person("admin"));
        Expect.sentTo(bare.get("/2fa/admin/policy"), "/2fa");
        Expect.enrolmentRequired(bare.getJson("/2fa/admin/policy"));
    }

    @Test
    void whatCannotBeAPolicyIsRefusedWithASentence() {
        String[][] faults = {
            {"admins", "true"},
            {"graceDays", "366"},
            {"graceDays", "x"},
            {"graceEnds", "2026-02-30"},
            {"graceEnds", "2000-01-01"},
            {"everyone", "yes"},
            {"admins", "true", "roles", "a".repeat(65)}
        };
        String version = version(mara);
        for (String[] fault : faults) {
            Expect.problem(send(mara, version, fault, "confirmed", "true"), 400);
        }
        assertThat(mara.getJson("/2fa/admin/policy").json().getString("require"))
                .isEqualTo("voluntary");
    }

    /** Of that many a count is believed for a minute, but for what is done here about one of them. */
    @Test
    void ofManyAccountsWhatAnAdministratorDoesIsCountedAtOnce() {
        Setup many = new Setup()
                .sql("CREATE TABLE digits (x INTEGER)")
                .sql("INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)")
                .line("secondgate.adminRole = admin")
                .line("secondgate.accountsQuery = SELECT CONCAT('member', 1000 * a.x + 100 * b.x + 10 * c.x + d.x)"
                        + " FROM digits a, digits b, digits c, digits d");
        try (Site site = Site.start(many)) {
            Visitor nils = site.visitor().password(site.person("admin"));
            nils.enrol();
            assertThat(stopped(nils)).isEqualTo(10_000);
            Visitor member = site.visitor().password("member7");
            member.enrol();
            nils.freshToken("/2fa/admin/people");
            assertThat(stopped(nils)).as("a minute has not gone").isEqualTo(10_000);
            change(nils, "exempt", "account", "member8", "until", tomorrow());
            assertThat(stopped(nils)).isEqualTo(9_998);
            assertThat(nils.get("/2fa/admin/people").body()).contains("1 of 10,000");
            String id = nils.getJson("/2fa/admin/exemptions")
                    .json()
                    .getArray("exemptions")
                    .getObject(0)
                    .getString("id");
            change(nils, "exemptions/" + id + "/end");
            assertThat(stopped(nils)).isEqualTo(9_999);
            change(nils, "reset", "account", "member7");
            assertThat(stopped(nils)).isEqualTo(10_000);
            assertThat(nils.get("/2fa/admin/people").body()).contains("0 of 10,000");
        }
    }

    private static int stopped(Visitor admin) {
        JsonObject told =
                send(admin, version(admin), new String[] {"everyone", "true"}).json();
        assertThat(told.getString("counted")).isEqualTo("ALL");
        return told.getInt("stopsNow");
    }

    private static String tomorrow() {
        return Instant.ofEpochMilli(Time.millis())
                .plus(Duration.ofDays(1))
                .toString()
                .substring(0, 10);
    }

    private static void change(Visitor admin, String deed, String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "reason";
        all[fields.length + 1] = "Called back";
        Answer changed = admin.postJson("/2fa/admin/" + deed, all);
        assertThat(changed.status()).as("%s", changed).isIn(200, 204);
    }
}
