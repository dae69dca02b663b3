package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** Somebody at a browser, who gives the password as the container asks it. */
final class ContainerPerson {
    private final Site site;
    private final String name;
    private final Way way;
    private Visitor visitor;
    private Authenticator phone;
    private DigestCredentials digest;
    private long lastStep;
    private Supplier<String> authorization;

    ContainerPerson(Site site, String name, Way way) {
        this.site = site;
        this.name = name;
        this.way = way;
    }

    /** Who comes with something else, which is made anew for each request. */
    ContainerPerson with(Supplier<String> header) {
        authorization = header;
        return this;
    }

    ContainerPerson signIn() {
        return signIn(way.browser(site, name));
    }

    ContainerPerson signIn(Visitor browser) {
        visitor = browser;
        if (way.isForm()) {
            visitor.get("/account/page");
            Answer answer = visitor.request("POST", "/j_security_check")
                    .form("j_username", name, "j_password", "demo")
                    .send();
            assertThat(answer.location()).as("%s", answer).startsWith("/account/");
        } else if (way.isDigest()) {
            digest = new DigestCredentials(name, "demo", visitor.get("/account/page"));
        }
        return this;
    }

    Visitor visitor() {
        return visitor;
    }

    Authenticator phone() {
        return phone;
    }

    /** With what the browser remembers for the container. */
    Request request(String method, String path) {
        return request(visitor, method, path);
    }

    /** The same from another browser of this person's, or from whoever has both its cookies and their password. */
    Request request(Visitor browser, String method, String path) {
        Request request = browser.request(method, path);
        if (authorization != null) {
            return request.header("Authorization", authorization.get());
        }
        if (way.isBasic()) {
            return request.header("Authorization", basic(name));
        }
        return way.isDigest() ? request.header("Authorization", digest.header(method, path)) : request;
    }

    static String basic(String name) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String... fields) {
        return request("POST", path).wantsJson().csrf().form(fields).send();
    }

    Answer fresh(String page) {
        return request("GET", page).wantsJson().send();
    }

    ContainerPerson enrol() {
        // A step that is about to end counts as over.
        lastStep = (System.currentTimeMillis() + 5_000) / 30_000 - 2;
        fresh("/2fa");
        Answer enabled = post("/2fa/enable");
        assertThat(enabled.status()).as("%s", enabled).isEqualTo(200);
        phone = new Authenticator(enabled.json().getString("secret"));
        Answer confirmed = post("/2fa/confirm", "code", code());
        assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
        confirmed
                .json()
                .getArray("recoveryCodes")
                .forEach(code -> phone.recoveryCodes().add((String) code));
        return this;
    }

    /** Of one step after the other, from the one before this moment's on: so there are three. */
    String code() {
        return phone.at(++lastStep);
    }

    Answer challenge(String field, String code) {
        fresh("/2fa/challenge");
        return post("/2fa/challenge", field, code);
    }
}
