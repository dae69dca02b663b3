package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Addresses by which others were walked around (attacks 58 and 59), in a container and a Shiro that refuse as little as
 * they can. Every address outside {@code /public/**} is private here, whatever becomes of it on its way.
 */
class PathShapesIT {
    private static Site site;
    private static Visitor owing;
    private static Visitor passed;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().anyAddress().url("/login.jsp = authc").url("/** = anon"));
        owing = site.owing("ewan");
        passed = site.visitor().password(site.person("ewan"));
        passed.enrol();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** Each is followed by where it was seen. */
    static Stream<String> shapes() {
        return Stream.of(
                        // CVE-2010-3863: not normalised
                        List.of("/./account/", "/account/./", "/account/../account/", "/public/../account/"),
                        // CVE-2020-1957: semicolon and traversal
                        List.of("/account/;", "/public/..;/account/", "/x/..;/account/", "/;/account/", "/account;x/"),
                        // CVE-2020-11989: double encoding, leading semicolon
                        List.of(
                                "/account/%252fx",
                                "/account/%25%32%66x", "/;x/account/", "/public/%252e%252e/account/"),
                        // CVE-2020-13933: encoded semicolon
                        List.of("/account/%3bx", "/account/%3b", "/public/%3b/../account/", "/%3b/account/"),
                        // CVE-2020-17510: encoded dot
                        List.of("/account/%2e", "/account/%2e/", "/account/%2e%2e/account/", "/public/%2e%2e/account/"),
                        // CVE-2020-17523: space
                        List.of("/account/%20", "/account/%20/", "/%20/account/", "/account%20/", "/public%20/x"),
                        // CVE-2021-41303: trailing slash and another chain
                        List.of("/account//", "/account/x/", "/account", "/public/hello/../../account/x/"),
                        // CVE-2022-32532: line breaks against a regular expression
                        List.of("/account/%0a", "/account/a%0ab", "/account/%0d%0a", "/public%0a/../account/"),
                        // CVE-2023-22602: two opinions about a pattern
                        List.of("/account/..", "/account/.", "/account/x/..", "/account.json", "/account/index.html"),
                        // CVE-2023-34478: traversal by another router
                        List.of(
                                "/public/%2e%2e%2faccount/",
                                "/public/..%2faccount/", "/public/x/%2e%2e/%2e%2e/account/"),
                        // CVE-2023-46749: traversal and rewriting
                        List.of("/public/x;/../../account/", "/account/%3b/../", "/public/.;/../account/"),
                        // CVE-2026-23903: case
                        List.of("/ACCOUNT/", "/Account/", "/aCCOUNT/x", "/PUBLIC/hello", "/Public/../account/"),
                        // Slashes and backslashes
                        List.of("//account/", "/account//x", "///account/", "/public//../account/", "/%2faccount/"),
                        List.of("/account%2f", "/public%2f..%2faccount/", "/\\account/", "/public/..\\account/"),
                        List.of(
                                "/account%5c",
                                "/public/%5c../account/", "/public/..%5caccount/", "/public%5c..%5caccount"),
                        // Control characters, overlong and broken encodings, other alphabets
                        List.of("/account/%00", "/public/%00/../account/", "/account/%09", "/account/%7f"),
                        List.of("/account/%c0%af", "/public/%c0%ae%c0%ae/account/", "/account/%ff", "/account/%zz"),
                        List.of(
                                "/%ef%bc%8faccount/",
                                "/public/%ef%bc%8e%ef%bc%8e/account/", "/acc\u00f6unt/", "/account/%u002e"),
                        // Our own addresses as a way in
                        List.of(
                                "/2fa/../account/",
                                "/2fa/..;/account/",
                                "/2fa/assets/../../account/",
                                "/2fa/%2e%2e/account/"),
                        List.of(
                                "/2fa/assets/..;/..;/account/",
                                "/2fa/assets/%2e%2e/%2e%2e/account/",
                                "/2fa;/../account/"),
                        List.of("/2fa/challenge/../../account/", "/2fa/challenge;/account/", "/2fa/assets//account/"),
                        List.of(
                                "/2FA/challenge",
                                "/2fa/assets%2f..%2f..%2faccount/",
                                "/2fax/account",
                                "/2fa/challenge/x"),
                        // The login and logout addresses as a way in
                        List.of("/login.jsp/../account/", "/login.jsp;/../account/", "/login.jsp/x", "/LOGIN.JSP"),
                        List.of(
                                "/logout/../account/",
                                "/logout/..;/account/",
                                "/logout/x",
                                "/login.jsp%2f..%2faccount/"),
                        // Neighbours of the public ones
                        List.of(
                                "/publicx",
                                "/public",
                                "/public./x",
                                "/public/..",
                                "/public/.;x",
                                "/public/./../account"),
                        // Whole addresses
                        List.of(
                                "http://localhost/account/",
                                "http://evil.example/account/",
                                "http://localhost//account/"),
                        List.of("/account/?/public/", "/account/?x=/public/hello", "/account/#/public/"))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noShapeOfAnAddressLeadsAroundTheGate(String target) {
        Visitor visitor = owing.copy();
        for (String method : List.of("GET", "POST")) {
            Expect.closed(visitor.request(method, target));
            Expect.closed(visitor.request(method, target).wantsJson());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noShapeOfAnAddressMakesTheGateStumble(String target) {
        assertThat(owing.copy().get(target).status()).as(target).isNotEqualTo(500);
    }

    @Test
    void theShapesDoReachTheApplicationOnceTheFactorIsGiven() {
        long reached = shapes().filter(target -> passed.copy().get(target).raw().contains("CANARY"))
                .count();
        assertThat(reached).as("addresses that prove something").isGreaterThan(40);
    }

    @Test
    void plainPublicAddressesStayOpen() {
        assertThat(owing.copy().get("/public/hello").body()).contains("hello");
        assertThat(owing.copy().get("/public/hello?next=/../;x").body()).contains("hello");
    }
}
