package io.github.secondgate.it;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser answers to {@code WWW-Authenticate: Digest}: written from RFC 7616, by MD5 and with {@code qop=auth}. */
final class DigestCredentials {
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"?([^\",]*)\"?");

    private final String user;
    private final String secret;
    private final String realm;
    private final String nonce;
    private final String opaque;
    private int count;

    DigestCredentials(String user, String password, Answer asked) {
        String challenge = asked.headers("WWW-Authenticate").stream()
                .filter(header -> header.startsWith("Digest") && !header.contains("SHA-256"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No Digest is asked for in " + asked));
        this.user = user;
        this.realm = parameter(challenge, "realm");
        this.nonce = parameter(challenge, "nonce");
        this.opaque = parameter(challenge, "opaque");
        this.secret = md5(user + ":" + realm + ":" + password);
    }

    private static String parameter(String challenge, String name) {
        Matcher parameters = PARAMETER.matcher(challenge);
        while (parameters.find()) {
            if (parameters.group(1).equals(name)) {
                return parameters.group(2);
            }
        }
        return "";
    }

    /** The header of the next request, good for it alone. */
    String header(String method, String target) {
        String counted = "%08x".formatted(++count);
        String once = "%016x".formatted(System.nanoTime());
        String response =
                md5(secret + ":" + nonce + ":" + counted + ":" + once + ":auth:" + md5(method + ":" + target));
        return "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + target
                + "\", response=\"" + response + "\", opaque=\"" + opaque + "\", qop=auth, nc=" + counted
                + ", cnonce=\"" + once + "\", algorithm=MD5";
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
