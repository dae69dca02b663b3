package io.github.secondgate.http;

import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;

/** An address of ours with parameters. */
public final class Link {
    private final StringBuilder address;
    private char next = '?';

    public Link(String path) {
        address = new StringBuilder(path);
    }

    /** Leaves out what is null or empty. */
    public Link with(String name, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            address.append(next).append(name).append('=').append(encoded(value.toString()));
            next = '&';
        }
        return this;
    }

    private static String encoded(String value) {
        try {
            return URLEncoder.encode(value, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
