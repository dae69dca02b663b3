package io.github.secondgate.login;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An address at which the application signs people in or out: a path, and where only that tells it, parameters that the query
 * must have, such as {@code /page?logoff=true}. The body of a request is never looked at. Immutable.
 */
public final class SignAddress {
    private static final Pattern WRITTEN = Pattern.compile(
            "/[A-Za-z0-9._~/-]*(\\?[A-Za-z0-9._~-]+=[A-Za-z0-9._~-]*(&[A-Za-z0-9._~-]+=[A-Za-z0-9._~-]*)*)?");

    private final String path;
    private final Map<String, String> query;
    private final String text;

    private SignAddress(String text, String path, Map<String, String> query) {
        this.text = text;
        this.path = path;
        this.query = query;
    }

    /** @throws IllegalArgumentException when the text is neither {@code /x} nor {@code /x?name=value} */
    public static SignAddress of(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither an address like /x nor one like /x?name=value");
        }
        int mark = text.indexOf('?');
        Map<String, String> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : text.substring(mark + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], parts[1]);
            }
        }
        return new SignAddress(text, mark < 0 ? text : text.substring(0, mark), query);
    }

    public String path() {
        return path;
    }

    /** Whether other requests of the same path are something else. */
    public boolean asksQuery() {
        return !query.isEmpty();
    }

    /** Whether each request that is for {@code other} is for this one too. */
    public boolean covers(SignAddress other) {
        return path.equals(other.path) && other.query.entrySet().containsAll(query.entrySet());
    }

    /**
     * Compared exactly. A parameter that comes twice has no value that is sure, and so none.
     *
     * @param requested the path inside the context
     * @param asked the query as it was sent; null without one
     */
    public boolean matches(String requested, String asked) {
        return path.equals(requested)
                && query.entrySet().stream().allMatch(one -> one.getValue().equals(only(values(asked, one.getKey()))));
    }

    private static String only(List<String> values) {
        return values.size() == 1 ? values.get(0) : null;
    }

    private static List<String> values(String asked, String name) {
        List<String> values = new ArrayList<>();
        for (String pair : asked == null ? new String[0] : asked.split("&")) {
            int equals = pair.indexOf('=');
            if (name.equals(decoded(equals < 0 ? pair : pair.substring(0, equals)))) {
                values.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    /** Null where it cannot be. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, "UTF-8");
        } catch (UnsupportedEncodingException | IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
