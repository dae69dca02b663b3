package io.github.secondgate.demo.marina;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/** A token in the session that the application's own forms send back, against forged requests. */
public final class FormToken {

    private static final String NAME = "formToken";

    private FormToken() {}

    /** The token of this session, made on first use. */
    public static String of(HttpServletRequest request) {
        HttpSession session = request.getSession();
        String token = (String) session.getAttribute(NAME);
        if (token == null) {
            token = UUID.randomUUID().toString();
            session.setAttribute(NAME, token);
        }
        return token;
    }

    static boolean fits(HttpServletRequest request) {
        String sent = request.getParameter(NAME);
        return sent != null && MessageDigest.isEqual(bytes(sent), bytes(of(request)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
