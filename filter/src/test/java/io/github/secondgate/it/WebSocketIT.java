package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** A handshake is a request like any other, but containers like to answer it before any filter is asked. */
class WebSocketIT {
    private static Request handshake(Visitor visitor) {
        return visitor.request("GET", "/account/ticker")
                .accept(null)
                .header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    @Test
    void aHandshakeIsGatedWhereTheUpgradeFilterIsDeclaredAfterTheGate() {
        try (Site site = Site.start(new Setup().webSocket(true))) {
            Visitor owing = site.owing("ewan");
            Answer refused = Expect.closed(handshake(owing));
            assertThat(refused.status()).isEqualTo(401);

            Visitor passed = site.visitor().password(site.person("ewan"));
            passed.enrol();
            assertThat(handshake(passed).send().status()).isEqualTo(101);

            assertThat(handshake(site.visitor()).send().status()).isNotEqualTo(101);
        }
    }

    @Test
    void theStartIsRefusedWhereTheContainerWouldAnswerFirst() {
        Site.RefusedToStart refused = catchThrowableOfType(
                Site.RefusedToStart.class,
                () -> Site.start(new Setup().webSocket(false)).close());
        assertThat(refused).isNotNull();
        assertThat(refused.reasons()).contains("WebSocket", "web.xml");
    }

    @Test
    void whereTheJarPutsTheGateInFrontTheUpgradeFilterNeedsToBeDeclaredAllTheSame() {
        try (Site site = Site.start(new Setup().placed().webSocket(true))) {
            assertThat(Expect.closed(handshake(site.owing("ewan"))).status()).isEqualTo(401);
            Visitor passed = site.visitor().password(site.person("ewan"));
            passed.enrol();
            assertThat(handshake(passed).send().status()).isEqualTo(101);
        }
        Site.RefusedToStart refused = catchThrowableOfType(
                Site.RefusedToStart.class,
                () -> Site.start(new Setup().placed().webSocket(false)).close());
        assertThat(refused.reasons()).contains("WebSocket", "and map it to /*.");
    }
}
