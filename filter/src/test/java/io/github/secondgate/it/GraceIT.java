package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has grace is told until when before the page that they are on the way to, once in each sign-in. */
@OnOneShiroLine
@Further
class GraceIT {
    private static final String[] LINES = {
        "secondgate.require = everyone", "secondgate.gracePeriod = 14d", "secondgate.timeZone = Pacific/Kiritimati"
    };

    private static Setup lines(Setup setup) {
        for (String line : LINES) {
            setup.line(line);
        }
        return setup;
    }

    /** @param asked of a request for that page as the browser of somebody signed in sends it */
    private static void isToldOnce(Function<String, Request> asked, String page) {
        Expect.sentTo(Expect.closed(asked.apply(page + "?a=1&b=2")), "/2fa/grace");
        String told = asked.apply("/2fa/grace").send().body();
        assertThat(told)
                .contains("Required from ", "Set up now")
                .contains("href=\"" + page + "?a=1&amp;b=2\" data-onward>Later</a>");
        Expect.open(asked.apply(page + "?a=1&b=2").send());
        Time.passRecheck();
        Expect.open(asked.apply(page).send());
    }

    private static String day(Locale language) {
        LocalDate day = LocalDate.ofInstant(
                Instant.ofEpochMilli(Time.millis()).plus(Duration.ofDays(14)), ZoneId.of("Pacific/Kiritimati"));
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void byALoginOfShiro(boolean nativeSessions) {
        Setup setup = lines(new Setup());
        try (Site site = Site.start(nativeSessions ? setup.nativeSessions() : setup)) {
            String account = site.person("nadia");
            Visitor visitor = site.visitor().password(account);
            isToldOnce(page -> visitor.request("GET", page), "/account/");
            visitor.get("/logout");
            visitor.password(account);
            isToldOnce(page -> visitor.request("GET", page), "/account/first");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#all")
    void byALoginOfTheContainer(Way way) {
        try (Site site = way.site("secondgate.login = container", String.join("\n", LINES))) {
            ContainerPerson root = new ContainerPerson(site, "root", way).signIn();
            if (!way.isForm()) {
                for (int i = 0; i < 2; i++) {
                    Expect.open(root.request("GET", "/account/page").send());
                    assertThat(root.visitor().sessionId())
                            .as("where nothing is kept, it cannot be told once")
                            .isNull();
                }
                root.fresh("/2fa");
            }
            isToldOnce(page -> root.request("GET", page), "/account/page");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void byALoginOfSpringSecurity(boolean inFront) {
        int version = Boolean.getBoolean("it.jakarta") ? 6 : 5;
        Setup setup = new Setup()
                .springSecurityAlone(
                        version,
                        inFront,
                        "secondgate.login = spring-security",
                        "secondgate.loginPath = /login",
                        String.join("\n", LINES));
        try (Site site = Site.start(setup)) {
            Visitor root = site.visitor();
            String token = root.get("/public/who").fact("csrf");
            root.request("POST", "/login")
                    .form("username", "root", "password", "demo", "_csrf", token)
                    .send();
            isToldOnce(page -> root.request("GET", page), "/account/page");
        }
    }

    @Test
    void byALoginThatTheApplicationKeepsInItsSession() {
        Setup setup = new Setup()
                .ownLogin("secondgate.loginPath = /login", "secondgate.login = session:user", String.join("\n", LINES));
        try (Site site = Site.start(setup)) {
            Visitor root = site.visitor();
            root.request("POST", "/login")
                    .form("user", "root", "password", "demo")
                    .send();
            isToldOnce(page -> root.request("GET", page), "/account/page");
        }
    }

    @Test
    void theDayIsThatOfTheSetTimeZoneInTheReadersLanguage() {
        try (Site site = Site.start(lines(new Setup()))) {
            Visitor visitor = site.visitor().password(site.person("nadia"));
            Expect.sentTo(visitor.get("/account/"), "/2fa/grace");
            assertThat(visitor.get("/2fa/grace").body()).contains("<h1>Required from " + day(Locale.UK) + "</h1>");
            assertThat(visitor.request("GET", "/2fa/grace")
                            .header("Accept-Language", "fr")
                            .send()
                            .body())
                    .contains("<h1>Obligatoire à partir du " + day(Locale.FRENCH) + "</h1>", ">Plus tard</a>");
        }
    }

    @Test
    void whoSetsUpFromThereGoesOnToThePageThatTheyWanted() {
        try (Site site = Site.start(lines(new Setup()))) {
            Visitor visitor = site.visitor().password(site.person("nadia"));
            Expect.sentTo(visitor.get("/account/first"), "/2fa/grace");
            visitor.get("/2fa/grace");
            visitor.get("/2fa");
            visitor.freshToken("/2fa");
            Authenticator phone =
                    new Authenticator(visitor.postJson("/2fa/enable").json().getString("secret"));
            assertThat(visitor.post("/2fa/confirm", "code", phone.next()).body())
                    .contains("href=\"/account/first\"");
        }
    }

    @Test
    void itCostsNoStatement() {
        try (Site site = Site.start(lines(new Setup()))) {
            Visitor visitor = site.visitor().password(site.person("nadia"));
            Expect.open(visitor.request("GET", "/account/").wantsJson().send());
            long before = Site.statements();
            Expect.sentTo(visitor.get("/account/"), "/2fa/grace");
            Expect.open(visitor.get("/account/"));
            assertThat(Site.statements()).isEqualTo(before);
        }
    }
}
