package io.github.secondgate.notify.sms;

import io.github.secondgate.notify.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How an SMS gateway is asked over HTTP, in templates with the placeholders {@code {to}}, {@code {text}} and
 * {@code {secret}}. Immutable; does not print the secret.
 */
public final class SmsGateway {
    private final String method;
    private final GatewayTemplate url;
    private final Map<String, GatewayTemplate> headers;
    private final GatewayTemplate body;
    private final String contentType;
    private final String secret;

    /**
     * @param method {@code GET}, {@code POST} or {@code PUT}
     * @param headers without Content-Type
     * @param body empty for none
     * @param contentType of the body: decides how the placeholders in it are escaped
     * @param secret for {@code {secret}}, or null
     * @throws IllegalArgumentException if a template cannot be filled safely; the message says what is wrong, to stand
     *     after the name of a setting
     */
    public SmsGateway(
            String method, String url, Map<String, String> headers, String body, String contentType, String secret) {
        this.method = Objects.requireNonNull(method, "method");
        this.url = new GatewayTemplate(url, Escape.URL);
        Map<String, GatewayTemplate> templates = new LinkedHashMap<>();
        headers.forEach((name, value) -> templates.put(named(name), new GatewayTemplate(value, Escape.HEADER)));
        this.headers = Collections.unmodifiableMap(templates);
        this.body = new GatewayTemplate(body, Escape.of(contentType));
        this.contentType = contentType;
        this.secret = secret;
    }

    /** A token of RFC 9110 section 5.1. */
    private static String named(String header) {
        if (!header.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException("names '" + header + "', which no header is called");
        }
        return header;
    }

    String method() {
        return method;
    }

    String contentType() {
        return contentType;
    }

    boolean hasBody() {
        return !body.isEmpty();
    }

    String url(Message message) {
        return url.filled(message, secret);
    }

    Map<String, String> headers(Message message) {
        Map<String, String> filled = new LinkedHashMap<>();
        headers.forEach((name, template) -> filled.put(name, template.filled(message, secret)));
        return filled;
    }

    String body(Message message) {
        return body.filled(message, secret);
    }

    /** Whether this placeholder, such as {@code {to}}, stands anywhere in the request. */
    public boolean mentions(String placeholder) {
        return url.mentions(placeholder)
                || body.mentions(placeholder)
                || headers.values().stream().anyMatch(header -> header.mentions(placeholder));
    }
}
