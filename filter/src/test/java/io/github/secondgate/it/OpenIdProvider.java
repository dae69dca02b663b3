package io.github.secondgate.it;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider of OAuth 2 and OpenID Connect as an application sees it: codes that count once, and what they are good for. Asks
 * nobody for a password.
 */
final class OpenIdProvider implements AutoCloseable {
    private final HttpServer server;
    private final KeyPair keys;
    private final AtomicInteger issued = new AtomicInteger();
    /** By the code or the access token, what was asked for and by whom. */
    private final Map<String, Map<String, String>> grants = new ConcurrentHashMap<>();

    OpenIdProvider() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            keys = rsa.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/token", this::token);
        server.createContext("/userinfo", this::userInfo);
        server.createContext("/keys", this::keys);
        server.createContext("/.well-known/openid-configuration", this::description);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Where that person's browser is sent after the password.
     *
     * @param asked where the application has sent it to
     */
    String signedIn(String asked, String user) {
        Map<String, String> grant = new HashMap<>(parameters(URI.create(asked).getRawQuery()));
        grant.put("user", user);
        String code = "code-" + issued.incrementAndGet();
        grants.put(code, grant);
        return URI.create(grant.get("redirect_uri")).getPath() + "?code=" + code + "&state="
                + URLEncoder.encode(grant.get("state"), StandardCharsets.UTF_8);
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        Map<String, String> grant = grants.remove(parameters(form).getOrDefault("code", ""));
        if (grant == null) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String token = "token-" + issued.incrementAndGet();
        grants.put(token, grant);
        Map<String, Object> answer = new HashMap<>(Map.of("access_token", token, "token_type", "Bearer"));
        if (List.of(grant.get("scope").split(" ")).contains("openid")) {
            answer.put("id_token", idToken(grant));
        }
        answer(exchange, 200, answer);
    }

    private String idToken(Map<String, String> grant) {
        Instant now = Instant.now();
        Map<String, Object> claims = new HashMap<>(claims(grant.get("user")));
        claims.putAll(Map.of("iss", address(), "aud", grant.get("client_id"), "nonce", grant.get("nonce")));
        return token(claims, now);
    }

    /** By which it tells an application that this person has signed out of it, or was put out. */
    String logoutToken(String user) {
        return token(
                new HashMap<>(Map.of(
                        "iss",
                        address(),
                        "aud",
                        "app",
                        "sub",
                        claims(user).get("sub"),
                        "jti",
                        "logout-" + issued.incrementAndGet(),
                        "events",
                        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))),
                Instant.now());
    }

    private String token(Map<String, Object> claims, Instant now) {
        claims.putAll(
                Map.of("iat", now.getEpochSecond(), "exp", now.plusSeconds(60).getEpochSecond()));
        String signed = base64(JsonWriter.string(Map.of("alg", "RS256", "kid", "one")))
                + '.'
                + base64(JsonWriter.string(claims));
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(keys.getPrivate());
            rsa.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + base64(rsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A number for the person, as providers have it, and what people call them. */
    private static Map<String, Object> claims(String user) {
        return Map.of("sub", "u-" + user.length(), "preferred_username", user, "email", user + "@example.org");
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        Map<String, String> grant = grants.get(bearer.replaceFirst("^Bearer ", ""));
        answer(exchange, grant == null ? 401 : 200, grant == null ? Map.of() : claims(grant.get("user")));
    }

    private void description(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                Map.of(
                        "issuer",
                        address(),
                        "authorization_endpoint",
                        address() + "/authorize",
                        "token_endpoint",
                        address() + "/token",
                        "jwks_uri",
                        address() + "/keys",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256")));
    }

    private void keys(HttpExchange exchange) throws IOException {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        JsonObject one = JsonObject.builder()
                .value("kty", "RSA")
                .value("kid", "one")
                .value("alg", "RS256")
                .value("n", base64(key.getModulus().toByteArray()))
                .value("e", base64(key.getPublicExponent().toByteArray()))
                .done();
        answer(exchange, 200, Map.of("keys", List.of(one)));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> object) throws IOException {
        byte[] answer = JsonWriter.string(object).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : form.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
