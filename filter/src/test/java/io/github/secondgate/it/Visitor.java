package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;

/** A browser, reduced to its cookies and the last CSRF token it was given. */
final class Visitor {
    private static final Pattern CSRF =
            Pattern.compile("\"csrf\"\\s*:\\s*\"([^\"]+)\"|name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String context;
    private final int port;
    private final SocketFactory sockets;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf;
    private String meeting;

    Visitor(Site site) {
        this(site, site.port());
    }

    /** @param port of whatever stands in front of the site */
    Visitor(Site site, int port) {
        this(site, port, SocketFactory.getDefault());
    }

    /** @param sockets by which that port is spoken to */
    Visitor(Site site, int port, SocketFactory sockets) {
        this(site.context(), port, sockets);
    }

    /** @param context where the application stands on its host; empty at the root */
    Visitor(String context, int port, SocketFactory sockets) {
        this.context = context;
        this.port = port;
        this.sockets = sockets;
    }

    Request request(String method, String target) {
        Request request = new Request(this, method, target);
        return meeting == null ? request : request.header("X-Meeting", meeting);
    }

    /** What {@code MeetingFilter} holds together; null for requests that wait for no other. */
    void meeting(String name) {
        meeting = name;
    }

    Answer get(String target) {
        return request("GET", target).send();
    }

    Answer getJson(String target) {
        return request("GET", target).wantsJson().send();
    }

    /** A form sent by a page of ours: it carries the token. */
    Answer post(String target, String... fields) {
        return request("POST", target).csrf().form(fields).send();
    }

    Answer postJson(String target, String... fields) {
        return request("POST", target).wantsJson().csrf().form(fields).send();
    }

    Answer send(Request request) {
        Answer answer = Wire.send(sockets, port, request.bytes());
        take(answer);
        return answer;
    }

    /** Gives the password, and nothing else, to the application's login page. */
    Visitor password(String account) {
        Answer answer = request("POST", context + "/login.jsp")
                .form("username", account, "password", "demo")
                .send();
        assertThat(answer.status()).as("the password of %s", account).isEqualTo(302);
        csrf = null;
        return this;
    }

    /** Enrols this visitor, who has given the password, and so stamps the session. */
    Authenticator enrol() {
        freshToken(context + "/2fa");
        Answer enabled = postJson(context + "/2fa/enable");
        assertThat(enabled.status()).as("enable: %s", enabled).isEqualTo(200);
        Authenticator authenticator = new Authenticator(enabled.json().getString("secret"));
        Answer confirmed = postJson(context + "/2fa/confirm", "code", authenticator.next());
        assertThat(confirmed.status()).as("confirm: %s", confirmed).isEqualTo(200);
        confirmed
                .json()
                .getArray("recoveryCodes")
                .forEach(code -> authenticator.recoveryCodes().add((String) code));
        return authenticator;
    }

    /** Gives the code after the password. */
    Visitor challenge(Authenticator authenticator) {
        Answer answer = code(authenticator.next());
        assertThat(answer.status()).as("challenge: %s", answer).isEqualTo(200);
        return this;
    }

    /** Sends a code to the challenge, whatever comes of it. */
    Answer code(String code) {
        freshToken(context + "/2fa/challenge");
        return postJson(context + "/2fa/challenge", "code", code);
    }

    Answer recoveryCode(String code) {
        freshToken(context + "/2fa/challenge");
        return postJson(context + "/2fa/challenge", "recoveryCode", code);
    }

    /** Asks the helpdesk, after the password; what is to be read out to it. */
    String rescuePhrase() {
        freshToken(context + "/2fa/challenge");
        return postJson(context + "/2fa/challenge/rescue").json().getString("phrase");
    }

    /** Fetches a CSRF token from one of our pages. */
    Answer freshToken(String page) {
        csrf = null;
        Answer answer = getJson(page);
        assertThat(csrf).as("a CSRF token in %s", answer).isNotNull();
        return answer;
    }

    Answer echo() {
        return get(context + "/public/echo");
    }

    String csrf() {
        return csrf;
    }

    void csrf(String token) {
        csrf = token;
    }

    String cookie(String name) {
        return cookies.get(name);
    }

    Visitor cookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    Visitor withoutCookie(String name) {
        cookies.remove(name);
        return this;
    }

    /** The same cookies in another browser, as a thief would have them. */
    Visitor copy() {
        Visitor copy = new Visitor(context, port, sockets);
        copy.cookies.putAll(cookies);
        copy.csrf = csrf;
        return copy;
    }

    /** This browser at another node. */
    Visitor at(Site node) {
        Visitor same = new Visitor(node);
        same.cookies.putAll(cookies);
        same.csrf = csrf;
        return same;
    }

    String sessionId() {
        String id = cookies.get("JSESSIONID");
        return id == null ? null : id.replaceFirst("\\..*", "");
    }

    Optional<String> cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .reduce((one, other) -> one + "; " + other);
    }

    private void take(Answer answer) {
        for (String header : answer.headers("Set-Cookie")) {
            String[] parts = header.split(";", 2);
            int equals = parts[0].indexOf('=');
            String name = parts[0].substring(0, equals);
            if (header.contains("Max-Age=0") || header.contains("01-Jan-1970") || header.contains("01 Jan 1970")) {
                cookies.remove(name);
            } else {
                cookies.put(name, parts[0].substring(equals + 1));
            }
        }
        Matcher token = CSRF.matcher(answer.body());
        while (token.find()) {
            csrf = token.group(1) == null ? token.group(2) : token.group(1);
        }
    }
}
