package io.github.secondgate.gate.client;

import java.util.Locale;

/** What a client can show in the place of a second factor. */
public enum ClientProof {
    /** a code of the authenticator app, which is used up with the request */
    CODE("X-Secondgate-Code"),
    /** a machine credential */
    CREDENTIAL("X-Secondgate-Credential");

    private final String header;

    ClientProof(String header) {
        this.header = header;
    }

    /** The header that carries it. */
    public String header() {
        return header;
    }

    /** As the setting names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
