package io.github.secondgate.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.secondgate.notify.DeliveryException;
import io.github.secondgate.notify.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests at a real gateway: whatever a text holds, it arrives as that text and as nothing else. */
class HttpSmsSenderTest {
    private static final String NASTY = "Code {to} 12\"34\\56 &to=+4999 \n<b>%20+ü 二 '#?/ {secret}";
    private static final String SECRET = "s3cr$t\\1";

    private final List<String> requests = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private HttpServer gateway;
    private int answer = 200;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        gateway.createContext("/", exchange -> {
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + "?"
                            + exchange.getRequestURI().getRawQuery() + " "
                            + exchange.getRequestHeaders().getFirst("Authorization") + " "
                            + exchange.getRequestHeaders().getFirst("Content-Type"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (answer == 302) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + gateway.getAddress().getPort() + "/send";
    }

    private void send(SmsGateway how) throws DeliveryException {
        new HttpSmsSender(how).deliver(Message.sms("id-1", "alice", "+491701234567", NASTY));
    }

    @Test
    void jsonStaysOneString() throws Exception {
        String body = "{\"to\":\"{to}\",\"text\":\"{text}\",\"key\":\"{secret}\"}";
        send(new SmsGateway("POST", url(), Map.of(), body, "application/json", SECRET));

        assertThat(bodies)
                .containsExactly("{\"to\":\"+491701234567\",\"text\":\"Code {to} 12\\\"34\\\\56 &to=+4999"
                        + " \\u000a<b>%20+ü 二 '#?/ {secret}\",\"key\":\"s3cr$t\\\\1\"}");
        assertThat(requests).containsExactly("POST /send?null null application/json");
    }

    @Test
    void aFormKeepsItsFields() throws Exception {
        String type = "application/x-www-form-urlencoded";
        send(new SmsGateway("POST", url(), Map.of(), "to={to}&text={text}", type, null));

        String[] fields = bodies.get(0).split("&");
        assertThat(fields).hasSize(2).contains("to=%2B491701234567");
        assertThat(URLDecoder.decode(fields[1].substring(5), StandardCharsets.UTF_8))
                .isEqualTo(NASTY);
    }

    @Test
    void anAddressKeepsItsQuery() throws Exception {
        send(new SmsGateway("GET", url() + "/{to}?text={text}&k={secret}", Map.of(), "", "text/plain", SECRET));

        assertThat(requests.get(0)).startsWith("GET /send/%2B491701234567?text=Code%20%7Bto%7D%20");
        String query = requests.get(0).split("[? ]")[2];
        assertThat(query.split("&")).hasSize(2);
        assertThat(URLDecoder.decode(query.split("&")[0].substring(5), StandardCharsets.UTF_8))
                .isEqualTo(NASTY);
        assertThat(query).endsWith("&k=s3cr%24t%5C1").doesNotContain("+");
    }

    @Test
    void xmlStaysOneElement() throws Exception {
        send(new SmsGateway("POST", url(), Map.of(), "<sms to='{to}'>{text}</sms>", "text/xml; charset=utf-8", null));

        assertThat(bodies.get(0))
                .contains("&#60;b&#62;", "12&#34;34", "&#38;to=", "&#39;#", "&#10;")
                .doesNotContain("<b>");
        assertThat(Escape.XML.text("a\u0000\u0007\ufffe\ud83d\ude00")).isEqualTo("a???\ud83d\ude00");
    }

    @Test
    void theSecretGoesIntoAHeader() throws Exception {
        send(new SmsGateway(
                "PUT", url(), Map.of("Authorization", "Bearer {secret}"), "{to} {text}", "text/plain", SECRET));

        assertThat(requests).containsExactly("PUT /send?null Bearer s3cr$t\\1 text/plain");
    }

    @Test
    void aRedirectIsNotFollowedAndARefusalIsAReasonWithoutTheText() {
        SmsGateway how = new SmsGateway("POST", url(), Map.of(), "{to} {text}", "text/plain", null);
        for (int refusal : new int[] {302, 401, 500}) {
            answer = refusal;
            assertThatThrownBy(() -> send(how))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessage("the gateway answered " + refusal);
        }
        assertThat(requests)
                .hasSize(3)
                .allSatisfy(request -> assertThat(request).startsWith("POST /send"));
    }

    @Test
    void aGatewayThatIsAwayIsAReasonWithoutTheText() {
        SmsGateway how = new SmsGateway("GET", url() + "?{to}{text}", Map.of(), "", "text/plain", null);
        gateway.stop(0);

        assertThatThrownBy(() -> send(how))
                .isInstanceOf(DeliveryException.class)
                .hasMessage("the gateway does not answer: ConnectException");
    }

    @Test
    void whatCannotBeFilledSafelyIsRefused() {
        assertThatThrownBy(
                        () -> new SmsGateway("POST", url(), Map.of(), "{\"text\": {text}}", "application/json", null))
                .hasMessageContaining("{text} outside of quotes");
        assertThatThrownBy(() ->
                        new SmsGateway("POST", url(), Map.of(), "{\"a\\\"\":{to}}", "application/vnd.x+json", null))
                .hasMessageContaining("{to} outside of quotes");
        assertThatThrownBy(() -> new SmsGateway("POST", url(), Map.of(), "{text}", "application/pdf", null))
                .hasMessage("is 'application/pdf'");
        assertThatThrownBy(() -> new SmsGateway("POST", url(), Map.of("X", "a\r\nY: b"), "", "text/plain", null))
                .hasMessageContaining("header");
    }

    @Test
    void nothingPrintsTheText() {
        assertThat(Message.sms("id-1", "alice", "+491701234567", "123456")).hasToString("Message[SMS id-1]");
    }
}
