package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machine credentials made, listed and revoked, by their owner and by an administrator, and then shown by a client. */
@OnOneShiroLine
class CredentialPagesIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup()
                .line("secondgate.clients[/basic/**] = credential")
                .line("secondgate.clients[/account/feed] = code, credential")
                .line("secondgate.clients[/account/codes] = code")
                .line("secondgate.timeZone = UTC")
                .line("secondgate.adminRole = admin"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String day(int fromToday) {
        return LocalDate.ofEpochDay(Time.millis() / 86_400_000)
                .atStartOfDay(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(fromToday)
                .toString();
    }

    private static Answer make(Visitor visitor, String... fields) {
        return visitor.request("POST", "/2fa/credentials")
                .wantsJson()
                .csrf()
                .form(fields)
                .send();
    }

    private static Answer made(Visitor visitor, String name) {
        return make(visitor, "name", name, "paths", "/basic/**", "methods", "GET, HEAD", "until", day(30));
    }

    private static Request client(String account, String credential) {
        String basic = Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
        return site.visitor()
                .request("GET", "/basic/report")
                .accept("*/*")
                .header("Authorization", "Basic " + basic)
                .header("X-Secondgate-Credential", credential);
    }

    private static JsonObject only(Visitor visitor) {
        return visitor.getJson("/2fa/credentials")
                .json()
                .getArray("credentials")
                .getObject(0);
    }

    @Test
    void itsOwnerMakesOneAndSeesItOnce() {
        String account = site.person("ewan");
        Visitor owner = site.visitor().password(account);
        owner.enrol();
        assertThat(owner.getJson("/2fa/credentials").json().getArray("paths"))
                .containsExactly("/basic/**", "/account/feed");
        Answer answer = made(owner, "Nightly backup");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        String credential = answer.json().getString("credential");
        assertThat(credential).startsWith("sgm_");
        Expect.open(client(account, credential).send());
        JsonObject listed = only(owner);
        assertThat(listed.getString("name")).isEqualTo("Nightly backup");
        assertThat(listed.getArray("methods")).containsExactly("GET", "HEAD");
        assertThat(listed.getString("madeBy")).isEqualTo(account);
        assertThat(listed.getString("lastAddress")).isEqualTo("127.0.0.1");
        assertThat(listed.getString("ending")).isNull();
        assertThat(owner.getJson("/2fa/credentials").body()).doesNotContain(credential.substring(17));
        assertThat(owner.get("/2fa/credentials").body())
                .contains("Nightly backup")
                .doesNotContain(credential.substring(17));
        assertThat(owner.get("/2fa").body()).contains("/2fa/credentials");
    }

    @Test
    void aPersonSeesItOnAPageAndASecondClickMakesNoOther() {
        Visitor owner = site.visitor().password(site.person("ewan"));
        owner.enrol();
        owner.get("/2fa/credentials");
        String[] fields = {"name", "Script", "paths", "/basic/**", "methods", "GET", "until", day(0)};
        Answer page = owner.post("/2fa/credentials", fields);
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.body()).contains("sgm_", "It is shown this once");
        Expect.sentTo(owner.post("/2fa/credentials", fields), "/2fa/credentials");
        assertThat(owner.get("/2fa/credentials").body()).contains("was made already");
        assertThat(owner.getJson("/2fa/credentials").json().getArray("credentials"))
                .hasSize(1);
    }

    @Test
    void revokedItIsRefusedAndStaysOnRecord() {
        String account = site.person("ewan");
        Visitor owner = site.visitor().password(account);
        owner.enrol();
        String credential = made(owner, "Script").json().getString("credential");
        Expect.open(client(account, credential).send());
        Visitor stranger = site.visitor().password(site.person("mara"));
        stranger.enrol();
        String revoke = "/2fa/credentials/" + only(owner).getString("id") + "/revoke";
        assertThat(stranger.postJson(revoke).status()).isEqualTo(404);
        assertThat(owner.request("POST", revoke).wantsJson().form().send().status())
                .isEqualTo(403);
        assertThat(owner.postJson(revoke).status()).isEqualTo(204);
        Time.passRecheck();
        assertThat(Expect.closed(client(account, credential)).status()).isEqualTo(401);
        assertThat(only(owner).getString("ending")).isEqualTo("REVOKED");
        assertThat(owner.postJson(revoke).status()).isEqualTo(404);
        assertThat(made(owner, "Script").status()).isEqualTo(200);
    }

    @Test
    void aFreshFactorIsAskedFor() {
        Visitor owner = site.visitor().password(site.person("ewan"));
        Authenticator phone = owner.enrol();
        Time.advanceSeconds(301);
        Expect.secondFactorRequired(made(owner, "Script"));
        owner.freshToken("/2fa/credentials");
        Answer page = owner.post(
                "/2fa/credentials",
                "name",
                "Script",
                "paths",
                "/basic/**",
                "methods",
                "GET",
                "until",
                day(1),
                "code",
                phone.wrong());
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("value=\"Script\"").doesNotContain("sgm_");
        assertThat(make(
                                owner,
                                "name",
                                "Script",
                                "paths",
                                "/basic/**",
                                "methods",
                                "GET",
                                "until",
                                day(1),
                                "code",
                                phone.next())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'', /basic/**, GET, 30",
        "x, '', GET, 30",
        "x, /account/**, GET, 30",
        "x, /account/codes, GET, 30",
        "x, '/basic/**,/admin', GET, 30",
        "x, /basic/**, get, 30",
        "x, /basic/**, '', 30",
        "x, /basic/**, GET, -1",
        "x, /basic/**, GET, 367"
    })
    void whatCannotBeIsSaid(String name, String paths, String methods, int days) {
        Visitor owner = site.visitor().password(site.person("ewan"));
        owner.enrol();
        String[] fields = {"name", name, "paths", paths, "methods", methods, "until", day(days)};
        Answer answer = make(owner, fields);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.json().getString("detail")).isNotBlank();
        Answer page = owner.post("/2fa/credentials", fields);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("<form", "role=\"alert\"");
        assertThat(owner.getJson("/2fa/credentials").json().getArray("credentials"))
                .isEmpty();
    }

    @Test
    void aNameIsTakenOnce() {
        Visitor owner = site.visitor().password(site.person("ewan"));
        owner.enrol();
        made(owner, "Script");
        assertThat(Expect.problem(made(owner, "script"), 409).getString("type")).endsWith(":name-taken");
    }

    @Test
    void whoHasNoFactorMakesNone() {
        Visitor owner = site.visitor().password(site.person("nadia"));
        owner.freshToken("/2fa");
        assertThat(owner.get("/2fa").body()).doesNotContain("/2fa/credentials");
        assertThat(made(owner, "Script").status()).isIn(401, 409);
    }

    @Test
    void anAdministratorMakesListsAndRevokesForOthers() {
        String account = site.person("ewan");
        Visitor owner = site.visitor().password(account);
        owner.enrol();
        Visitor admin = site.visitor().password("admin");
        admin.enrol();
        String page = "/2fa/admin/credentials?account=" + account;
        assertThat(owner.getJson(page).status()).isEqualTo(404);
        assertThat(admin.get("/2fa/admin/person?account=" + account).body()).contains(page.replace("&", "&amp;"));
        assertThat(admin.get(page).body()).contains("<form", account);
        String[] fields = {"account", account, "name", "Import", "paths", "/basic/**", "methods", "GET", "until", day(3)
        };
        assertThat(admin.postJson("/2fa/admin/credentials", fields).status()).isEqualTo(400);
        String[] reasoned = java.util.Arrays.copyOf(fields, fields.length + 2);
        reasoned[fields.length] = "reason";
        reasoned[fields.length + 1] = "ticket 4711";
        Answer made = admin.postJson("/2fa/admin/credentials", reasoned);
        assertThat(made.status()).as("%s", made).isEqualTo(200);
        Expect.open(client(account, made.json().getString("credential")).send());
        assertThat(only(owner).getString("madeBy")).isEqualTo("admin");
        assertThat(only(owner).getString("reason")).isEqualTo("ticket 4711");
        String revoke = "/2fa/admin/credentials/" + made.json().getString("id") + "/revoke";
        assertThat(owner.postJson(revoke, "account", account).status()).isEqualTo(404);
        assertThat(admin.postJson(revoke, "account", account).status()).isEqualTo(204);
        assertThat(only(owner).getString("ending")).isEqualTo("REVOKED");
        reasoned[1] = "admin";
        assertThat(Expect.problem(admin.postJson("/2fa/admin/credentials", reasoned), 403)
                        .getString("type"))
                .endsWith(":self");
    }

    @Test
    void whereNoAddressIsNamedThereAreNoPages() {
        try (Site other = Site.start(new Setup().line("secondgate.adminRole = admin"))) {
            Visitor admin = other.visitor().password("admin");
            admin.enrol();
            assertThat(admin.get("/2fa").body()).doesNotContain("credentials");
            assertThat(admin.get("/2fa/credentials").status()).isEqualTo(404);
            assertThat(admin.get("/2fa/admin/person?account=admin").body()).doesNotContain("credentials");
            assertThat(admin.get("/2fa/admin/credentials?account=admin").status())
                    .isEqualTo(404);
        }
    }
}
