package io.github.secondgate.view;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A stylesheet, script or icon of our pages; immutable. */
public final class Asset {

    private final String contentType;
    private final byte[] bytes;
    private final String version;

    Asset(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes.clone();
        this.version = sha256(bytes).substring(0, 16);
    }

    public String contentType() {
        return contentType;
    }

    /** The first 16 hexadecimal digits of the content's SHA-256: another content has another address. */
    public String version() {
        return version;
    }

    /** Length in bytes. */
    public int length() {
        return bytes.length;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            StringBuilder hex = new StringBuilder(64);
            for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) {
                hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
