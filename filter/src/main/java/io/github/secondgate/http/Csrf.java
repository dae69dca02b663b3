package io.github.secondgate.http;

import io.github.secondgate.login.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The session's token against cross-site requests: 128 random bits, made anew for another account, so that nobody can
 * plant one by logging in first.
 */
public final class Csrf {
    public static final String FIELD = "_csrf";
    public static final String HEADER = "X-CSRF-Token";

    private static final SessionAttribute<String> TOKEN = SessionAttribute.text("csrf");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Csrf() {}

    public static String token(Session session, String account) {
        String standing = TOKEN.of(session, account);
        if (standing != null) {
            return standing;
        }
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        TOKEN.keep(session, account, token);
        return token;
    }

    public static boolean right(Session session, String account, String given) {
        String standing = session == null ? null : TOKEN.of(session, account);
        return standing != null
                && given != null
                && MessageDigest.isEqual(
                        standing.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
