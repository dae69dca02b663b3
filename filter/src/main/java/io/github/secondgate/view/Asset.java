package io.github.secondgate.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A stylesheet, script or icon of our pages; immutable. */
public final class Asset {

    private final String contentType;
    private final byte[] bytes;
    private final byte[] gzipped;
    private final String version;

    Asset(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes.clone();
        this.gzipped = gzipped(bytes);
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
    public int length(boolean compressed) {
        return compressed ? gzipped.length : bytes.length;
    }

    /** @param compressed as gzip; nothing of it is secret or reflects a request, so its length tells nobody anything */
    public void writeTo(OutputStream out, boolean compressed) throws IOException {
        out.write(compressed ? gzipped : bytes);
    }

    private static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new SmallestGzip(gzipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gzipped.toByteArray();
    }

    /** Made once, so the time that it takes counts for less than its length. */
    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
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
