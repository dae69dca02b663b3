package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The list of trusted browsers, from which their owner takes them. */
@OnOneShiroLine
class TrustedBrowserListIT extends TrustingSite {
    @Test
    void theListTellsBrowsersApartAndMarksThisOne() {
        Visitor first = trusted();
        long firstAt = Time.millis();
        Time.advanceSeconds(3600);
        trusted();
        Visitor again = later(first);
        Time.advanceSeconds(60);
        passes(again);
        JsonObject current = browser(again, 0);
        assertThat(current.getBoolean("current")).isTrue();
        assertThat(current.getString("label")).isEqualTo("Unknown browser");
        assertThat(current.getString("firstUsedAt"))
                .isEqualTo(Instant.ofEpochMilli(firstAt).toString());
        assertThat(current.getString("lastUsedAt"))
                .isEqualTo(Instant.ofEpochMilli(Time.millis()).toString());
        assertThat(browser(again, 1).getBoolean("current")).isFalse();
        assertThat(again.get("/2fa").body()).contains("Trusted browsers", "This browser", "Stop trusting");
    }

    @Test
    void revokingReachesTheOtherSessionWithinTheRecheckTime() {
        Visitor lost = later(trusted());
        passes(lost);
        String kept = lost.cookie(COOKIE);
        Visitor owner = site.visitor().password(account).challenge(phone);
        String id = browser(owner, 0).getString("id");
        Expect.open(lost.get("/account/"));
        assertThat(owner.postJson("/2fa/browsers/" + id + "/revoke").status()).isEqualTo(204);
        Time.passRecheck();
        Expect.sentToChallenge(Expect.closed(lost.request("GET", "/account/")));
        Expect.open(owner.get("/account/"));
        assertThat(owner.getJson("/2fa").json().getArray("browsers")).isEmpty();
        isAsked(site.visitor().cookie(COOKIE, kept));
    }

    @Test
    void revokingThisBrowserEndsItsCookie() {
        Visitor owner = trusted();
        String id = browser(owner, 0).getString("id");
        owner.get("/2fa");
        Answer answer = owner.post("/2fa/browsers/" + id + "/revoke");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/2fa");
        assertThat(owner.cookie(COOKIE)).isNull();
        assertThat(owner.get("/2fa").body()).contains("no longer trusted");
        Time.passRecheck();
        Expect.open(owner.get("/account/"));
    }

    @Test
    void onlyTheOwnerRevokes() {
        Visitor owner = trusted();
        String id = browser(owner, 0).getString("id");
        Visitor other = site.visitor().password(site.person("nadia"));
        other.freshToken("/2fa");
        Expect.problem(other.postJson("/2fa/browsers/" + id + "/revoke"), 404);
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        Expect.problem(owing.postJson("/2fa/browsers/" + id + "/revoke"), 401);
        Expect.problem(site.visitor().postJson("/2fa/browsers/" + id + "/revoke"), 401);
        Answer forged = owner.request("POST", "/2fa/browsers/" + id + "/revoke")
                .wantsJson()
                .send();
        Expect.problem(forged, 403);
        Expect.problem(owner.getJson("/2fa/browsers/" + id + "/revoke"), 405);
        passes(later(owner));
    }
}
