package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.grack.nanojson.JsonObject;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Codes by e-mail and SMS, configured, at the sign-in, and under attack. */
@OnOneShiroLine
class SentCodesIT {
    private static final Pattern CODE = Pattern.compile("(?m)^ *([0-9]{6,8})\\b");
    private static GreenMail server;
    private static Site site;
    private static Site guarded;

    @BeforeAll
    static void start() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(60_000);
        server = new GreenMail(setup);
        server.start();
        site = Site.start(both().line("secondgate.methods = app, email, sms"));
        guarded = Site.start(both().line("secondgate.methods = app, sms")
                .line("secondgate.guardFirstEnrolment = email")
                .line("secondgate.adminRole = admin"));
    }

    private static Setup both() {
        return new Setup()
                .mail(server.getSmtp().getPort())
                .mailJars()
                .line("pigeon = io.github.secondgate.it.app.Pigeon")
                .line("secondgate.smsSender = $pigeon")
                .line("secondgate.phoneQuery = SELECT '+49 151 ' || CAST(1000 + LENGTH(?) AS VARCHAR(9)) || '42'");
    }

    @AfterAll
    static void stop() {
        site.close();
        guarded.close();
        server.stop();
    }

    /** The codes that this account was mailed so far, once there are so many. */
    private static List<String> mailed(String account, int times) {
        for (int round = 0; round < 30; round++) {
            List<String> codes = Arrays.stream(server.getReceivedMessages())
                    .filter(mail -> isCodeFor(mail, account))
                    .map(mail -> code(text(mail)))
                    .toList();
            if (codes.size() >= times) {
                return codes;
            }
            server.waitForIncomingEmail(1000, server.getReceivedMessages().length + 1);
        }
        throw new AssertionError("no mail with a code for " + account);
    }

    private static boolean isCodeFor(MimeMessage mail, String account) {
        try {
            return mail.getSubject().endsWith("your code")
                    && mail.getAllRecipients()[0].toString().equals(account + "@example.org");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (java.io.IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String code(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).as(text).isTrue();
        return code.group(1);
    }

    private static Visitor configured(String account) {
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa");
        assertThat(visitor.postJson("/2fa/email/enable").status()).isEqualTo(200);
        Answer confirmed = visitor.postJson(
                "/2fa/email/confirm", "code", mailed(account, 1).get(0));
        assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
        assertThat(confirmed.json().getArray("recoveryCodes")).hasSize(1);
        Time.advanceSeconds(3600);
        return visitor;
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    @Test
    void aMethodIsConfiguredByAFirstCodeAndSignsInFromThenOn() {
        String account = site.person("sam");
        Visitor visitor = site.visitor().password(account);
        JsonObject before = visitor.freshToken("/2fa").json();
        assertThat(before.getObject("email").getString("state")).isEqualTo("NOT_CONFIGURED");
        assertThat(before.getObject("email").getString("to")).isEqualTo("s•••@example.org");
        assertThat(before.getObject("sms").getString("to")).isEqualTo("•••• 42");
        Answer begun = visitor.postJson("/2fa/email/enable");
        assertThat(begun.json().getString("state")).isEqualTo("PENDING_CONFIRMATION");
        Expect.open(visitor.get("/account/"));
        assertThat(visitor.getJson("/2fa").json().getObject("email").getString("state"))
                .isEqualTo("PENDING_CONFIRMATION");
        String code = mailed(account, 1).get(0);
        assertThat(visitor.get("/2fa").body()).contains("s•••@example.org").doesNotContain(code);
        Expect.problem(visitor.postJson("/2fa/email/confirm", "code", wrong(code)), 422);
        assertThat(visitor.postJson("/2fa/email/confirm", "code", code).status())
                .isEqualTo(200);
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
        assertThat(visitor.get("/2fa").body()).contains("Code by e-mail", "This is your only method");

        Time.advanceSeconds(60);
        Visitor again = site.visitor().password(account);
        Expect.closed(again.request("GET", "/account/"));
        JsonObject challenge = again.freshToken("/2fa/challenge").json();
        assertThat(challenge.getArray("methods").toString())
                .contains("email", "recovery")
                .doesNotContain("app");
        assertThat(again.get("/2fa/challenge").body()).contains("E-mail me a code (");
        Answer sent = again.postJson("/2fa/challenge/send", "method", "email");
        assertThat(sent.status()).as("%s", sent).isEqualTo(202);
        assertThat(sent.json().keySet()).containsExactlyInAnyOrder("to", "expiresAt", "resendAt");
        assertThat(again.get("/2fa/challenge").body()).contains("You can ask for another code in 1 minute");
        Answer passed = again.postJson(
                "/2fa/challenge", "method", "email", "code", mailed(account, 2).get(1));
        assertThat(passed.status()).as("%s", passed).isEqualTo(200);
        Expect.open(again.get("/account/"));
    }

    @Test
    void aCodeBySmsSignsInToo() {
        String account = site.person("kim");
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa");
        Answer begun = visitor.postJson("/2fa/sms/enable");
        assertThat(begun.status()).as("%s", begun).isEqualTo(200);
        String code = sms(account);
        assertThat(code).hasSize(6);
        assertThat(visitor.post("/2fa/sms/confirm", "code", code).status()).isEqualTo(200);
        Time.advanceSeconds(600);
        System.clearProperty("it.sms." + account);
        Visitor again = site.visitor().password(account);
        again.get("/2fa/challenge");
        Expect.sentToChallenge(again.post("/2fa/challenge/send", "method", "sms"));
        Answer passed = again.post("/2fa/challenge", "method", "sms", "code", sms(account));
        assertThat(passed.status()).as("%s", passed).isEqualTo(303);
        Expect.open(again.get("/account/"));
        Time.advanceSeconds(3600);
    }

    private static String sms(String account) {
        String key = "it.sms." + account;
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.getProperty(key) == null && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return code(System.getProperty(key).replaceFirst("^\\S+ ", ""));
    }

    /** Attack 19: the limit holds at the check, and asking for another code resets nothing. */
    @Test
    void attack19GuessingACodeThatWasSentEndsAt429() {
        String account = site.person("nadia");
        configured(account);
        Visitor thief = site.visitor().password(account);
        thief.freshToken("/2fa/challenge");
        thief.postJson("/2fa/challenge/send", "method", "email");
        String code = mailed(account, 2).get(1);
        for (int i = 0; i < 5; i++) {
            assertThat(thief.postJson("/2fa/challenge", "method", "email", "code", wrong(code))
                            .status())
                    .isEqualTo(422);
        }
        Answer throttled = thief.postJson("/2fa/challenge", "method", "email", "code", code);
        Expect.problem(throttled, 429);
        assertThat(throttled.header("Retry-After")).isEqualTo("60");
        Expect.problem(thief.postJson("/2fa/challenge/send", "method", "email"), 429);
        Expect.closed(thief.request("GET", "/account/"));
    }

    /** Attacks 52 and 53: no answer holds a code, and looking at pages spends nothing. */
    @Test
    void attack53LookingAtPagesNeitherSendsNorSpendsACode() {
        String account = site.person("nadia");
        configured(account);
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa/challenge");
        Answer sent = visitor.postJson("/2fa/challenge/send", "method", "email");
        String code = mailed(account, 2).get(1);
        assertThat(sent.raw()).doesNotContain(code, account + "@");
        for (String method : new String[] {"GET", "HEAD"}) {
            Answer look = visitor.request(method, "/2fa/challenge").send();
            assertThat(look.status()).isEqualTo(200);
            assertThat(look.raw()).doesNotContain(code, account + "@");
            assertThat(visitor.request(method, "/2fa/challenge/send").send().location())
                    .isEqualTo("/2fa/challenge");
            assertThat(visitor.request(method, "/2fa/challenge/send")
                            .wantsJson()
                            .send()
                            .status())
                    .isEqualTo(405);
        }
        Answer soon = visitor.postJson("/2fa/challenge/send", "method", "email");
        Expect.problem(soon, 429);
        assertThat(soon.header("Retry-After")).isEqualTo("60");
        assertThat(visitor.postJson("/2fa/challenge", "method", "email", "code", code)
                        .status())
                .isEqualTo(200);
        assertThat(mailed(account, 2)).hasSize(2);
    }

    /** Attack 57. */
    @Test
    void attack57WhoHasAnAppCannotBeDowngraded() {
        Visitor visitor = site.owing("ewan");
        visitor.freshToken("/2fa/challenge");
        Answer refused = visitor.postJson("/2fa/challenge/send", "method", "email");
        assertThat(Expect.problem(refused, 403).getString("type")).endsWith(":weaker-method");
        Expect.problem(visitor.postJson("/2fa/challenge", "method", "email", "code", "12345678"), 403);
        Expect.closed(visitor.request("GET", "/account/"));
    }

    /** Attack 28: no field of ours takes an address, and somebody who owes a code changes nothing. */
    @Test
    void attack28NobodyWhoOwesACodeChangesWhereItGoes() {
        String account = site.person("nadia");
        configured(account);
        Visitor thief = site.visitor().password(account);
        thief.freshToken("/2fa/challenge");
        for (String verb : new String[] {"enable", "confirm", "disable"}) {
            Expect.secondFactorRequired(thief.postJson("/2fa/email/" + verb, "code", "12345678", "password", "demo"));
            Expect.secondFactorRequired(thief.postJson("/2fa/sms/" + verb, "code", "123456", "password", "demo"));
        }
        thief.postJson("/2fa/challenge/send", "method", "email", "to", "thief@example.org", "email", "t@example.org");
        assertThat(mailed(account, 2)).hasSize(2);
    }

    @Test
    void endingTheOnlyMethodAsksForThePasswordAndLeavesNothing() {
        String account = site.person("nadia");
        Visitor visitor = configured(account);
        visitor.freshToken("/2fa");
        Expect.problem(visitor.postJson("/2fa/email/disable"), 400);
        Expect.secondFactorRequired(visitor.postJson("/2fa/email/disable", "password", "demo"));
        Answer asked = visitor.post("/2fa/email/disable", "password", "demo");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body())
                .contains("Confirm it is you", "E-mail me a code (<bdi>n•••@example.org</bdi>)")
                .doesNotContain("name=\"code\"", "\"demo\"");
        Answer sent = visitor.post("/2fa/email/disable", "method", "email");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body()).contains("A code is on its way to", "name=\"code\"", "name=\"password\"");
        String code = mailed(account, 2).get(1);
        assertThat(sent.body()).doesNotContain(code);
        Answer refused = visitor.post("/2fa/email/disable", "method", "email", "code", wrong(code), "password", "demo");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Confirm it is you", "aria-invalid=\"true\"");
        assertThat(visitor.post("/2fa/email/disable", "method", "email", "code", code, "password", "demo")
                        .status())
                .isEqualTo(303);
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void whatWasTypedWaitsForTheCodeThatThePageSendsAndIsDoneWithIt() {
        String account = site.person("nadia");
        Visitor visitor = configured(account);
        visitor.freshToken("/2fa");
        Answer asked = visitor.post("/2fa/enable", "name", "Tablet <2>");
        String kept = "name=\"name\" value=\"Tablet &lt;2&gt;\"";
        assertThat(asked.body()).contains("Confirm it is you", kept);
        assertThat(visitor.post("/2fa/enable", "name", "Tablet <2>", "method", "email")
                        .body())
                .contains(kept);
        Answer again = visitor.post("/2fa/enable", "name", "Tablet <2>", "method", "email");
        assertThat(again.status()).as("one a minute").isEqualTo(429);
        assertThat(again.body()).contains(kept, "name=\"code\"", "You can ask for another one in");
        String code = mailed(account, 2).get(1);
        Answer malformed = visitor.post("/2fa/enable", "name", "Tablet <2>", "method", "email", "code", "12");
        assertThat(malformed.body()).contains(kept, "digits that were sent to you");
        Answer begun = visitor.post("/2fa/enable", "name", "Tablet <2>", "method", "email", "code", code);
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.body()).contains("id=\"setup-key\"", "Tablet &lt;2&gt;");
        visitor.freshToken("/2fa");
        assertThat(visitor.post("/2fa/recovery-codes").body())
                .as("and it holds for the next change")
                .contains("id=\"recovery-codes\"");
        Time.advanceSeconds(3600);
    }

    /** Where a script names no method, too. */
    @Test
    void whoHasNoAppIsAskedForNoCodeOfOne() {
        String account = site.person("nadia");
        Visitor visitor = configured(account);
        visitor.freshToken("/2fa");
        assertThat(Expect.problem(visitor.postJson("/2fa/disable", "code", "12"), 400)
                        .getString("detail"))
                .isEqualTo("Enter the 8 digits that were sent to you.");
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        assertThat(Expect.problem(owing.postJson("/2fa/challenge", "code", "12"), 400)
                        .getString("detail"))
                .isEqualTo("Enter the 8 digits that were sent to you.");
        Time.advanceSeconds(3600);
    }

    @Test
    void aCodeThatWasSentIsTakenOnceWhereverItIsGiven() {
        String account = site.person("nadia");
        Visitor visitor = configured(account);
        visitor.freshToken("/2fa");
        visitor.post("/2fa/recovery-codes", "method", "email");
        String code = mailed(account, 2).get(1);
        assertThat(visitor.post("/2fa/recovery-codes", "method", "email", "code", code)
                        .body())
                .contains("id=\"recovery-codes\"");
        Time.advanceSeconds(400);
        Answer again = visitor.post("/2fa/recovery-codes", "method", "email", "code", code);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body())
                .contains("Confirm it is you", "This code was used already. Ask for a new one.", "E-mail me a code")
                .doesNotContain("id=\"recovery-codes\"", "name=\"code\"");
        Time.advanceSeconds(3600);
    }

    @Test
    void theGuardAsksForAMailedCodeBeforeTheFirstSetUp() {
        String account = guarded.person("nadia");
        Visitor visitor = guarded.visitor().password(account);
        visitor.freshToken("/2fa");
        Expect.problem(visitor.postJson("/2fa/sms/enable"), 403);
        Answer sent = visitor.postJson("/2fa/enable");
        assertThat(sent.status()).as("%s", sent).isEqualTo(202);
        assertThat(sent.body()).doesNotContain("otpauth", "secret");
        Expect.problem(visitor.postJson("/2fa/confirm", "code", "123456"), 409);
        String code = mailed(account, 1).get(0);
        assertThat(visitor.get("/2fa").body()).contains("n•••@example.org", "Continue");
        Expect.problem(visitor.postJson("/2fa/enable", "code", wrong(code)), 422);
        Answer begun = visitor.postJson("/2fa/enable", "code", code);
        assertThat(begun.json().getString("state")).isEqualTo("PENDING_CONFIRMATION");
        visitor.freshToken("/2fa");
        visitor.enrol();
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void theGuardAsksForItWhateverThePolicyOffers() {
        String admin = guarded.person("admin");
        Visitor mara = guarded.visitor().password(admin);
        mara.freshToken("/2fa");
        mara.postJson("/2fa/enable");
        mara.postJson("/2fa/enable", "code", mailed(admin, 1).get(0));
        mara.enrol();
        String version =
                String.valueOf(mara.freshToken("/2fa/admin/policy").json().getLong("version"));
        Answer saved = mara.postJson("/2fa/admin/policy", "version", version, "methods", "app", "confirmed", "true");
        assertThat(saved.json().getArray("methods")).containsExactly("app");
        Time.passRecheck();

        String account = guarded.person("nadia");
        Visitor visitor = guarded.visitor().password(account);
        visitor.freshToken("/2fa");
        assertThat(visitor.postJson("/2fa/enable").status()).isEqualTo(202);
        Answer begun =
                visitor.postJson("/2fa/enable", "code", mailed(account, 1).get(0));
        assertThat(begun.json().getString("state")).isEqualTo("PENDING_CONFIRMATION");
        version = String.valueOf(mara.freshToken("/2fa/admin/policy").json().getLong("version"));
        mara.postJson("/2fa/admin/policy", "version", version, "methods", "app", "methods", "sms", "confirmed", "true");
        Time.passRecheck();
    }

    @Test
    void whatCannotLeaveIsNotOffered() {
        Site.RefusedToStart refused = catchThrowableOfType(
                Site.RefusedToStart.class,
                () -> Site.start(new Setup()
                        .line("secondgate.methods = email, sms, pigeon")
                        .line("secondgate.guardFirstEnrolment = email")));
        assertThat(refused.reasons())
                .contains("secondgate.methods offers email", "secondgate.methods offers sms")
                .contains("secondgate.methods lacks app", "holds 'pigeon'")
                .contains("secondgate.guardFirstEnrolment is email");
    }
}
