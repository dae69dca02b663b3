package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Attack 72: whether an account has a second factor is told to nobody who has not given its password. */
@OnOneShiroLine
class EnumerationIT {
    @Test
    void aWrongPasswordIsAnsweredAlikeWithAndWithoutASecondFactor() {
        try (Site site = Site.start()) {
            String enrolled = site.person("ewan");
            site.visitor().password(enrolled).enrol();
            String plain = site.person("ewan");
            Answer withFactor = wrongPassword(site, enrolled);
            Answer withoutFactor = wrongPassword(site, plain);
            assertThat(withFactor.status()).isEqualTo(withoutFactor.status());
            assertThat(withFactor.body()).isEqualTo(withoutFactor.body().replaceAll(Pattern.quote(plain), enrolled));
            Expect.closed(site.visitor().request("GET", "/account/"));
        }
    }

    private static Answer wrongPassword(Site site, String account) {
        return site.visitor()
                .request("POST", "/login.jsp")
                .form("username", account, "password", "wrong")
                .send();
    }
}
