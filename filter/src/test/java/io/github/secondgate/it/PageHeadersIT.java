package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks 79 and 80: what a browser, a proxy or a frame might make of our answers. */
@OnOneShiroLine
class PageHeadersIT {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; frame-ancestors 'none'";
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static Answer careful(Answer answer) {
        assertThat(answer.header("Cache-Control")).as("%s", answer).contains("no-store");
        assertThat(answer.headers("Content-Security-Policy")).containsExactly(POLICY);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        return answer;
    }

    /** Attack on lengths (BREACH): pages hold a token beside what a request said, so they are sent as they are. */
    @Test
    void whatAPageLinksToIsSentCompressedAndThePageItselfIsNot() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        Answer page = visitor.send(
                visitor.request("GET", "/2fa").header("Accept-Encoding", "gzip").accept("text/html"));
        assertThat(page.headers("Content-Encoding")).isEmpty();
        int linked = 0;
        Matcher link = Pattern.compile("\"(/2fa/assets/[^\"]+)\"").matcher(page.body());
        while (link.find()) {
            Answer plain = visitor.get(link.group(1));
            assertThat(plain.headers("Content-Encoding")).isEmpty();
            assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
            for (String method : new String[] {"GET", "HEAD"}) {
                Answer compressed =
                        visitor.send(visitor.request(method, link.group(1)).header("Accept-Encoding", "gzip"));
                assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
                assertThat(compressed.header("Vary")).isEqualTo("Accept-Encoding");
                assertThat(compressed.header("Cache-Control")).contains("immutable");
                assertThat(Integer.parseInt(compressed.header("Content-Length")))
                        .isLessThan(Integer.parseInt(plain.header("Content-Length")));
            }
            linked += Integer.parseInt(
                    visitor.send(visitor.request("HEAD", link.group(1)).header("Accept-Encoding", "gzip"))
                            .header("Content-Length"));
        }
        assertThat(linked).as("bytes at the first visit beside the page").isBetween(1, 9_000);
    }

    @Test
    void everyAnswerOfOursIsCareful() {
        String account = site.person("ewan");
        Visitor visitor = site.visitor().password(account);
        careful(visitor.get("/2fa"));
        careful(visitor.getJson("/2fa"));
        careful(visitor.post("/2fa/enable"));
        Authenticator phone = new Authenticator(
                careful(visitor.postJson("/2fa/enable")).json().getString("secret"));
        careful(visitor.post("/2fa/confirm", "code", phone.wrong()));
        careful(visitor.postJson("/2fa/confirm", "code", phone.wrong()));
        careful(visitor.post("/2fa/confirm", "code", phone.next()));
        careful(visitor.get("/2fa"));
        careful(visitor.get("/2fa/nothing"));
        careful(visitor.get("/2fa/confirm"));
        careful(visitor.postJson("/2fa/confirm", "code", "x"));
        careful(visitor.request("POST", "/2fa/confirm").form().send());

        Visitor owing = site.visitor().password(account);
        careful(owing.get("/2fa/challenge"));
        careful(owing.getJson("/2fa/challenge"));
        careful(owing.post("/2fa/challenge", "code", phone.wrong()));
        careful(owing.post("/2fa/challenge", "code", phone.next()));
    }

    @Test
    void whatTheGateAnswersIsNotKeptByACacheEither() {
        Visitor owing = site.owing("ewan");
        assertThat(owing.get("/account/").header("Cache-Control")).contains("no-store");
        assertThat(owing.getJson("/account/").header("Cache-Control")).contains("no-store");
        assertThat(owing.get("/public/throw").header("Cache-Control")).contains("no-store");
    }

    @Test
    void ourPagesHoldNoInlineScriptOrStyleWhichThePolicyWouldBlock() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        for (String page : new String[] {
            visitor.get("/2fa").body(), visitor.post("/2fa/enable").body()
        }) {
            assertThat(page)
                    .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
                    .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:");
        }
    }

    @Test
    void theApplicationsOwnAnswersAreLeftAlone() {
        assertThat(site.visitor().get("/public/hello").header("Content-Security-Policy"))
                .isNull();
    }
}
