package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom to ask stands wherever only a person can help: a visitor finds the number on the page that stops them, and in mails. */
@OnOneShiroLine
class HelpdeskContactIT {
    private static final String NUMBER = "+41 44 000 00 00";
    private static final String HOURS = "Monday to Friday, 8 to 18";

    private static GreenMail server;
    private static Site site;

    @BeforeAll
    static void start() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(60_000);
        server = new GreenMail(setup);
        server.start();
        site = Site.start(new Setup()
                .mail(server.getSmtp().getPort())
                .mailJars()
                .line("secondgate.adminRole = admin")
                .line("secondgate.helpdesk = " + NUMBER)
                .line("secondgate.helpdeskLink = tel:+41440000000")
                .line("secondgate.helpdeskHours = " + HOURS));
    }

    @AfterAll
    static void stop() {
        site.close();
        server.stop();
    }

    @AfterEach
    void back() {
        Site.databaseAway(false);
    }

    private static Visitor owing() {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        return site.visitor().password(account);
    }

    private static void named(Answer page, int status) {
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.body()).contains("Helpdesk: <a class=\"sg-link\" href=\"tel:+41440000000\">" + NUMBER, HOURS);
    }

    @Test
    void standsWhereSomebodyAsksForAWayBackIn() {
        Visitor lost = owing();
        named(lost.get("/2fa/challenge"), 200);
        lost.freshToken("/2fa/challenge");
        lost.postJson("/2fa/challenge/rescue");
        named(lost.get("/2fa/challenge/rescue"), 200);
    }

    @Test
    void standsOnPagesThatRefuseSomething() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        visitor.enrol();
        named(visitor.get("/2fa/no-such-page"), 404);
    }

    @Test
    void standsWhereNobodyCanBeCheckedWithoutALinkOutsideOfOurPages() {
        Visitor owing = owing();
        owing.freshToken("/2fa/challenge");
        Site.databaseAway(true);
        named(owing.get("/2fa/challenge"), 503);
        Answer gate = site.visitor().password(site.person("nadia")).get("/account/");
        assertThat(gate.status()).isEqualTo(503);
        assertThat(gate.body()).contains("Helpdesk: " + NUMBER + "\n" + HOURS).doesNotContain("tel:");
    }

    @Test
    void standsInMailsWithoutALink() throws Exception {
        String account = site.person("nadia");
        site.visitor().password(account).enrol();
        assertThat(server.waitForIncomingEmail(TimeUnit.SECONDS.toMillis(30), 1))
                .isTrue();
        String mail = server.getReceivedMessages()[0].getContent().toString().replace("\r\n", "\n");
        assertThat(mail).contains("Helpdesk: " + NUMBER + "\n" + HOURS).doesNotContain("tel:");
    }
}
