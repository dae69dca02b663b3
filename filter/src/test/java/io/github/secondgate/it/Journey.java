package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

/** From a first password to the page behind a code, as everybody goes who has nothing set up yet. */
final class Journey {
    private Journey() {}

    /** @return what the account has set up on the way */
    static Authenticator of(String account, Site site) {
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        assertThat(visitor.code(phone.wrong()).status()).isEqualTo(422);
        Expect.open(visitor.challenge(phone).get("/account/"));
        return phone;
    }
}
