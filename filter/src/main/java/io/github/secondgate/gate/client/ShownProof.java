package io.github.secondgate.gate.client;

import io.github.secondgate.login.AuthorizationHeader;
import io.github.secondgate.secondfactor.credential.CredentialSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/**
 * What a client shows in one request: in a header of ours, or after the password and a comma in a header of HTTP Basic, from
 * which it is taken away before the application reads the password. Immutable; does not print it.
 */
final class ShownProof {
    private static final Pattern BASIC = Pattern.compile("(?i)(basic) +([A-Za-z0-9+/]+=*)");
    private static final Pattern CREDENTIAL =
            Pattern.compile("([^:]*:.*),(" + CredentialSecret.FORM + ")", Pattern.DOTALL);

    private final ClientProof proof;
    private final String text;
    private final String authorization;

    private ShownProof(ClientProof proof, String text, String authorization) {
        this.proof = proof;
        this.text = text;
        this.authorization = authorization;
    }

    /**
     * @param accepted what is looked at there behind a password; a header is looked at everywhere
     * @param digits of a code
     * @return null where nothing is shown
     */
    static ShownProof in(HttpServletRequest request, Set<ClientProof> accepted, int digits) {
        for (ClientProof proof : new ClientProof[] {ClientProof.CREDENTIAL, ClientProof.CODE}) {
            String header = request.getHeader(proof.header());
            if (header != null) {
                return new ShownProof(proof, header.trim(), null);
            }
        }
        return accepted.isEmpty() ? null : behindAPassword(request, accepted, digits);
    }

    private static ShownProof behindAPassword(HttpServletRequest request, Set<ClientProof> accepted, int digits) {
        List<String> headers = Collections.list(request.getHeaders(AuthorizationHeader.NAME));
        Matcher basic = BASIC.matcher(headers.size() == 1 ? headers.get(0).trim() : "");
        if (!basic.matches()) {
            return null;
        }
        String pair = decoded(basic.group(2));
        Pattern code = Pattern.compile("([^:]*:.*),([0-9]{" + digits + "})", Pattern.DOTALL);
        ShownProof credential = accepted.contains(ClientProof.CREDENTIAL)
                ? cut(ClientProof.CREDENTIAL, CREDENTIAL.matcher(pair), basic.group(1))
                : null;
        return credential == null && accepted.contains(ClientProof.CODE)
                ? cut(ClientProof.CODE, code.matcher(pair), basic.group(1))
                : credential;
    }

    private static ShownProof cut(ClientProof proof, Matcher pair, String scheme) {
        if (!pair.matches()) {
            return null;
        }
        byte[] rest = pair.group(1).getBytes(StandardCharsets.ISO_8859_1);
        return new ShownProof(
                proof, pair.group(2), scheme + " " + Base64.getEncoder().encodeToString(rest));
    }

    /** A byte a letter, so that the password is what it was, whatever it was written in. */
    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    ClientProof proof() {
        return proof;
    }

    String text() {
        return text;
    }

    /** What the application is to see in the place of this header; null where that is what the client sent. */
    String instead(String header) {
        return AuthorizationHeader.is(header) ? authorization : null;
    }

    /** Whether the application is not to see this header. */
    static boolean hides(String header) {
        return header.equalsIgnoreCase(ClientProof.CODE.header())
                || header.equalsIgnoreCase(ClientProof.CREDENTIAL.header());
    }

    @Override
    public String toString() {
        return "ShownProof[" + proof + "]";
    }
}
