package io.github.secondgate.demo.post;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Plays the gateway of a phone company, on loopback and a port of its own: {@code POST /demo/sms} with the JSON object
 * {@code {"to","text"}} and the header {@code Authorization: Bearer KEY}.
 */
final class SmsGateway implements AutoCloseable {

    private static final String PATH = "/demo/sms";
    private static final int LONGEST_REQUEST = 8192;

    private final HttpServer server;
    private final Outbox outbox;
    private final byte[] authorization;

    private SmsGateway(HttpServer server, Outbox outbox, String key) {
        this.server = server;
        this.outbox = outbox;
        this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
    }

    static SmsGateway start(Outbox outbox, String key) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SmsGateway gateway = new SmsGateway(server, outbox, key);
        server.createContext(PATH, gateway::answer);
        server.start();
        return gateway;
    }

    String address() {
        InetSocketAddress bound = server.getAddress();
        return "http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort() + PATH;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), -1);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return 405;
        }
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
            return 401;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST);
        try {
            JsonObject sms = JsonParser.object().from(new String(body, StandardCharsets.UTF_8));
            if (!sms.isString("to") || !sms.isString("text")) {
                return 400;
            }
            outbox.add("sms", sms.getString("to"), "", sms.getString("text"));
            return 202;
        } catch (JsonParserException e) {
            return 400;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
