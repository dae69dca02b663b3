package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** An application whose people may trust their browsers, one of them enrolled. */
abstract class TrustingSite {
    static final String COOKIE = "secondgate-trust";
    static final int WEEK = 7 * 24 * 3600;

    static Site site;

    final String account = site.person("ewan");
    final Authenticator phone = site.visitor().password(account).enrol();

    @BeforeAll
    static void start() {
        site = Site.start(trusting().line("secondgate.stepUp[/admin/**] = 1h"));
    }

    static Setup trusting() {
        return new Setup().line("secondgate.trust.lifetime = 7d");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** Signs in with a code and ticks the box. */
    Visitor trusted() {
        return trusted(site, account, phone);
    }

    static Visitor trusted(Site where, String account, Authenticator phone) {
        Visitor visitor = where.visitor().password(account);
        Answer answer = tick(visitor, phone);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(visitor.cookie(COOKIE)).as("%s", answer).isNotBlank();
        return visitor;
    }

    static Answer tick(Visitor visitor, Authenticator phone) {
        visitor.freshToken("/2fa/challenge");
        return visitor.postJson("/2fa/challenge", "code", phone.next(), "trust", "true");
    }

    /** The same browser after its session ended: its cookie of trust is all it has. */
    static Visitor later(Site where, Visitor before) {
        return where.visitor().cookie(COOKIE, before.cookie(COOKIE));
    }

    static Visitor later(Visitor before) {
        return later(site, before);
    }

    void passes(Visitor visitor) {
        Expect.open(visitor.password(account).get("/account/"));
    }

    void isAsked(Visitor visitor) {
        visitor.password(account);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        Expect.secondFactorRequired(
                Expect.closed(visitor.request("GET", "/account/").wantsJson()));
    }

    static JsonObject browser(Visitor visitor, int index) {
        return visitor.freshToken("/2fa").json().getArray("browsers").getObject(index);
    }
}
