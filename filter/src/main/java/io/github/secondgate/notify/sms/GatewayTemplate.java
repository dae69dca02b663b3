package io.github.secondgate.notify.sms;

import io.github.secondgate.notify.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One part of a request with its placeholders, and how they are escaped there. Immutable. */
final class GatewayTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(to|text|secret)}");

    private final String template;
    private final Escape escape;

    /** @throws IllegalArgumentException if a placeholder stands where it cannot be filled safely */
    GatewayTemplate(String template, Escape escape) {
        this.template = template;
        this.escape = escape;
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            if (escape == Escape.JSON && !quoted(placeholder.start())) {
                throw new IllegalArgumentException("has " + placeholder.group() + " outside of quotes");
            }
        }
        if (escape == Escape.JSON && !closed()) {
            throw new IllegalArgumentException("is no whole JSON: a quote or bracket is open");
        }
        if (escape == Escape.HEADER) {
            escape.text(template);
        }
    }

    /** Whether this place lies inside a JSON string. */
    private boolean quoted(int place) {
        boolean inside = false;
        for (int i = 0; i < place; i++) {
            char c = template.charAt(i);
            if (inside && c == '\\') {
                i++;
            } else if (c == '"') {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Whether every quote and bracket is closed by its like; more of JSON is not looked at. */
    private boolean closed() {
        Deque<Character> open = new ArrayDeque<>();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            boolean inside = quoted(i);
            if (!inside && (c == '{' || c == '[')) {
                open.push(c == '{' ? '}' : ']');
            } else if (!inside && (c == '}' || c == ']') && (open.isEmpty() || open.pop() != c)) {
                return false;
            }
        }
        return open.isEmpty() && !quoted(template.length());
    }

    boolean isEmpty() {
        return template.isEmpty();
    }

    boolean mentions(String placeholder) {
        return template.contains(placeholder);
    }

    /** In one pass, so that a text that looks like a placeholder stays what it is. */
    String filled(Message message, String secret) {
        Matcher placeholder = PLACEHOLDER.matcher(template);
        StringBuffer filled = new StringBuffer();
        while (placeholder.find()) {
            String value = value(placeholder.group(1), message, secret);
            placeholder.appendReplacement(filled, Matcher.quoteReplacement(escape.text(value)));
        }
        return placeholder.appendTail(filled).toString();
    }

    private static String value(String name, Message message, String secret) {
        switch (name) {
            case "to":
                return message.to();
            case "text":
                return message.text();
            default:
                return secret == null ? "" : secret;
        }
    }
}
