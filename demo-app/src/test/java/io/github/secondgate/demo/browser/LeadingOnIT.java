package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.secondgate.testing.Further;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a right code the person arrives where the application leads, be it at another origin or nowhere. */
@Lines("secondgate.recoveryCodes = 1")
@Further
class LeadingOnIT extends BrowserTest {
    private static final List<String> REFERRERS = new CopyOnWriteArrayList<>();
    private static HttpServer elsewhere;

    @BeforeAll
    static void openElsewhere() throws Exception {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/arrived", exchange -> {
            REFERRERS.add(String.valueOf(exchange.getRequestHeaders().getFirst("Referer")));
            byte[] page = "<!DOCTYPE html><title>Elsewhere</title><h1>Arrived</h1>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void closeElsewhere() {
        elsewhere.stop(0);
    }

    private static List<String> posts() {
        return demo.requests().stream()
                .filter(request -> request.startsWith("POST"))
                .toList();
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void aRightCodeLeadsToAnotherOrigin(boolean scripts) throws Exception {
        Enrolled member = enrolled();
        browser.scripts(scripts);
        REFERRERS.clear();
        String there = "http://localhost:" + elsewhere.getAddress().getPort() + "/arrived";
        visit("/account/leads.jsp?to=" + URLEncoder.encode(there, StandardCharsets.UTF_8));
        givePassword(member.account());
        field("code").sendKeys(member.phone().code());
        demo.requests();
        press("Verify and sign in");
        assertThat(driver.getCurrentUrl()).isEqualTo(there);
        assertThat(heading()).isEqualTo("Arrived");
        assertThat(posts()).containsExactly("POST /2fa/challenge");
        assertThat(REFERRERS).as("what the other origin is told").containsExactly("null");
    }

    @Test
    void aFormOfOursSaysItsTrueOrigin() throws Exception {
        Enrolled member = enrolled();
        signIn(member.account());
        field("code").sendKeys(member.phone().wrongCode());
        demo.origins();
        press("Verify and sign in");
        assertThat(alert()).isEqualTo(NO_MATCH);
        assertThat(demo.origins()).containsExactly(demo.address());
    }

    @Test
    void theButtonComesBackWhenThePageStays() throws Exception {
        Enrolled member = enrolled();
        visit("/account/leads.jsp");
        givePassword(member.account());
        driver.executeScript("window.later = []; window.setTimeout = act => window.later.push(act);");
        field("code").sendKeys(member.phone().code());
        demo.requests();
        button("Verify and sign in").click();
        awaitNothing();
        assertThat(button("One moment …").getDomAttribute("aria-disabled")).isEqualTo("true");

        driver.executeScript("window.later.forEach(act => act());");
        assertThat(button("Verify and sign in").getDomAttribute("aria-disabled"))
                .isNull();
        button("Verify and sign in").click();
        awaitNothing();
    }

    /** The code was sent, and the answer to what comes after it is no page. */
    private static void awaitNothing() {
        List<String> seen = new CopyOnWriteArrayList<>();
        soon().until(d -> seen.addAll(demo.requests()) && seen.contains("GET /account/leads.jsp"));
        assertThat(seen).containsOnlyOnce("POST /2fa/challenge");
    }
}
