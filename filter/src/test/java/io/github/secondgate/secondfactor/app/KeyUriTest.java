package io.github.secondgate.secondfactor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import io.github.secondgate.totp.Totp.Algorithm;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyUriTest {
    private static final Totp USUAL = new Totp(Algorithm.SHA1, 6, 30);

    private final SharedSecret secret = SharedSecret.fromBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    @Test
    void theIssuerStandsInTheLabelAndAsAParameterAndTheDefaultsAreLeftOut() {
        assertThat(KeyUri.of("Harbour", "nadia", secret, USUAL))
                .isEqualTo("otpauth://totp/Harbour:nadia?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Harbour");
    }

    @Test
    void whatIsNotTheDefaultIsWritten() {
        assertThat(KeyUri.of("Harbour", "nadia", secret, new Totp(Algorithm.SHA256, 8, 60)))
                .endsWith("&issuer=Harbour&algorithm=SHA256&digits=8&period=60");
        assertThat(KeyUri.of("Harbour", "nadia", secret, new Totp(Algorithm.SHA512, 6, 30)))
                .endsWith("&issuer=Harbour&algorithm=SHA512");
        assertThat(KeyUri.of("Harbour", "nadia", secret, new Totp(Algorithm.SHA1, 7, 30)))
                .endsWith("&issuer=Harbour&digits=7");
        assertThat(KeyUri.of("Harbour", "nadia", secret, new Totp(Algorithm.SHA1, 6, 15)))
                .endsWith("&issuer=Harbour&period=15");
    }

    @ParameterizedTest
    @CsvSource({
        "ACME Co, john.doe@email.com, ACME%20Co, john.doe%40email.com",
        "A+B & C, a/b?c=d#e, A%2BB%20%26%20C, a%2Fb%3Fc%3Dd%23e",
        "100%, corp:bob, 100%25, corp%3Abob",
        "Größe, żółw, Gr%C3%B6%C3%9Fe, %C5%BC%C3%B3%C5%82w",
        "azAZ09, nadia, azAZ09, nadia",
        "-._~, 😀, -._~, %F0%9F%98%80"
    })
    void everythingIsPercentEncodedAsUtf8(String issuer, String account, String label, String user) {
        assertThat(KeyUri.of(issuer, account, secret, USUAL))
                .startsWith("otpauth://totp/" + label + ":" + user + "?secret=")
                .endsWith("&issuer=" + label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nadia", "corp\\nadia", "<b>\"'&;", "a b", "line\nbreak", "%2e", "a:b:c"})
    void anAppReadsBackWhatWasWritten(String account) {
        URI uri = URI.create(KeyUri.of("Harbour & Co", account, secret, USUAL));

        assertThat(uri.getAuthority()).isEqualTo("totp");
        assertThat(uri.getPath()).isEqualTo("/Harbour & Co:" + account);
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.getRawQuery().split("&")).hasSize(2);
    }

    @Test
    void aColonInTheIssuerIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyUri.of("Harbour: Office", "nadia", secret, USUAL))
                .withMessageContaining("issuer")
                .withMessageContaining("'Harbour: Office'");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyUri.of(":Harbour", "nadia", secret, USUAL));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void anEmptyIssuerOrAccountIsRefusedByName(String empty) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyUri.of(empty, "nadia", secret, USUAL))
                .withMessageContaining("issuer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyUri.of("Harbour", empty, secret, USUAL))
                .withMessageContaining("account");
    }
}
