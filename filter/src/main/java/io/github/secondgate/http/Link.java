package io.github.secondgate.http;

import io.github.secondgate.text.PercentEncoding;

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
            address.append(next).append(name).append('=').append(PercentEncoding.of(value.toString()));
            next = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
