package io.github.secondgate.demo.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsGatewayTest {

    private static final String SMS = "{\"to\":\"+447700900164\",\"text\":\"Code \\\"123456\\\" – 日本\"}";

    private final Outbox outbox = new Outbox(Clock.systemUTC());
    private SmsGateway gateway;

    @BeforeEach
    void open() throws Exception {
        gateway = SmsGateway.start(outbox, "key");
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private int post(String authorization, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.address()))
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aTextMessageIsInTheOutboxWordForWord() throws Exception {
        assertThat(post("Bearer key", SMS)).isEqualTo(202);
        OutboxMessage message = outbox.messages().get(0);
        assertThat(message.channel()).isEqualTo("sms");
        assertThat(message.to()).isEqualTo("+447700900164");
        assertThat(message.subject()).isEmpty();
        assertThat(message.text()).isEqualTo("Code \"123456\" – 日本");
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        assertThat(InetAddress.getByName(URI.create(gateway.address()).getHost())
                        .isLoopbackAddress())
                .isTrue();
        assertThat(gateway.address()).endsWith("/demo/sms");
    }

    @Test
    void withoutTheKeyNothingIsTaken() throws Exception {
        assertThat(post("Bearer other", SMS)).isEqualTo(401);
        assertThat(outbox.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"to\":\"+447700900164\"}", "{\"to\":1,\"text\":\"x\"}", "{\"to\":\"+4477"})
    void whatIsNoTextMessageIsRefused(String body) throws Exception {
        assertThat(post("Bearer key", body)).isEqualTo(400);
        assertThat(outbox.messages()).isEmpty();
    }

    @Test
    void aLookIsNoMessage() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(gateway.address())).GET().build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
    }
}
