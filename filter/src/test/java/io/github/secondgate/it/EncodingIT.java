package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is typed reaches us as it was typed, and a password as the application's login got it. */
@Further
class EncodingIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @AfterEach
    void everybodysPassword() {
        System.clearProperty("it.password");
    }

    /** Signs in from a page in this character set, and asks to disable with the password once more. */
    private static int disabling(Setup setup, Charset page, Charset container, String password, String again) {
        System.setProperty("it.password", new String(password.getBytes(page), container));
        try (Site site = Site.start(setup)) {
            Visitor visitor = site.visitor();
            String form = "username=" + site.person("ewan") + "&password=" + URLEncoder.encode(password, page);
            assertThat(visitor.request("POST", "/login.jsp")
                            .body(FORM, form)
                            .send()
                            .status())
                    .isEqualTo(302);
            visitor.enrol();
            return visitor.postJson("/2fa/disable", "password", again).status();
        }
    }

    private static Setup latinLogin() {
        return new Setup().readBefore("/login.jsp");
    }

    @Test
    void thePasswordIsTheOneThatTheLoginRead() {
        assertThat(disabling(new Setup(), UTF_8, UTF_8, "geheimü", "geheimü")).isEqualTo(204);
        assertThat(disabling(latinLogin(), UTF_8, LATIN, "geheimü€", "geheimü€"))
                .isEqualTo(204);
        assertThat(disabling(latinLogin(), LATIN, LATIN, "geheimü", "geheimü")).isEqualTo(204);
        assertThat(disabling(latinLogin(), WINDOWS, LATIN, "geheimü€", "geheimü€"))
                .isEqualTo(204);
    }

    @Test
    void theEncodingCanBeSaid() {
        Setup said = latinLogin().line("secondgate.formEncoding = ISO-8859-1");
        assertThat(disabling(said, UTF_8, LATIN, "geheimü", "geheimü")).isEqualTo(204);
        Setup wrong = latinLogin().line("secondgate.formEncoding = UTF-8");
        assertThat(disabling(wrong, UTF_8, LATIN, "geheimü", "geheimü")).isEqualTo(422);
    }

    @Test
    void anotherPasswordIsWrongInEachReading() {
        assertThat(disabling(latinLogin(), UTF_8, LATIN, "geheimü", "geheimö")).isEqualTo(422);
        assertThat(disabling(latinLogin(), UTF_8, LATIN, "geheimü", "geheim")).isEqualTo(422);
        assertThat(disabling(new Setup(), UTF_8, UTF_8, "geheimü", "geheimÃ¼")).isEqualTo(422);
    }

    @Test
    void aNameIsWhatWasTypedWhoeverReadTheFormBefore() {
        for (Setup setup : new Setup[] {new Setup(), new Setup().readBefore("/*")}) {
            try (Site site = Site.start(setup)) {
                Visitor visitor = site.visitor().password(site.person("ewan"));
                visitor.enrol();
                String id = visitor.getJson("/2fa")
                        .json()
                        .getArray("apps")
                        .getObject(0)
                        .getString("id");
                Answer page = visitor.get("/2fa");
                assertThat(page.body()).contains("name=\"_utf8\" value=\"✓\"");
                Answer renamed = visitor.postJson("/2fa/apps/" + id, "name", "Téléphone 电话 📱", "_utf8", "✓");
                assertThat(renamed.status()).as("%s", renamed).isEqualTo(204);
                assertThat(visitor.getJson("/2fa").body()).contains("Téléphone 电话 📱");
                Answer unreadable = visitor.postJson("/2fa/apps/" + id, "name", "Telefon", "_utf8", "?");
                assertThat(unreadable.status()).isEqualTo(400);
            }
        }
    }
}
