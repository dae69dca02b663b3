package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Applications as others publish them, retrofitted by the lines of the documentation and by nothing else. */
@Tag("bundle")
class PublishedApplicationsIT {
    private static final String[] METHODS = {
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", "get", "PROPFIND"
    };

    private static final String WIKI =
            "jspwiki.fileSystemProvider.pageDir = $HERE/temp/pages\njspwiki.workDir = $HERE/temp/wiki\n"
                    + "jspwiki.baseURL = http://localhost/jspwiki/\n";
    /** One, whose password is Demo12345, as the wiki itself writes it down. */
    private static final String WIKI_USERS = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<users>"
            + "<user uid=\"1\" loginName=\"nadia\" wikiName=\"NadiaNovak\" fullName=\"Nadia Novak\""
            + " email=\"nadia@example.com\""
            + " password=\"{SHA-256}NhNbSOpBN5YLwp5KM/u/4XNU+T6miXJaMuQ7LX37pGkPLOMRmJq3Gg==\""
            + " created=\"2026.01.01 at 00:00:00:000 UTC\" lastModified=\"2026.01.01 at 00:00:00:000 UTC\""
            + " lockExpiry=\"\"/></users>\n";

    private static final List<PublishedTomcat> RUNNING = new CopyOnWriteArrayList<>();
    private static PublishedTomcat nine;
    private static PublishedTomcat ten;

    @BeforeAll
    static void start() {
        CompletableFuture<Void> jakarta = CompletableFuture.runAsync(() ->
                ten = begun(() -> PublishedTomcat.unpack("10.1.34", Path.of(System.getProperty("it.bundle.jakarta")))
                        .retrofit("examples", "sh application examples")
                        .start()));
        nine = begun(() -> PublishedTomcat.unpack("9.0.98", Path.of(System.getProperty("it.bundle")))
                .with("samples-web", "samples-web-1.4.2.war")
                .with("jolokia", "jolokia-war-1.7.2.war")
                .with("wicket-examples", "wicket-examples-8.11.0.war")
                .with("jspwiki", "jspwiki-war-2.11.2.war")
                .own("jspwiki", "WEB-INF/classes/jspwiki-custom.properties", WIKI)
                .own("jspwiki", "WEB-INF/userdatabase.xml", WIKI_USERS)
                .retrofit("samples-web", "sh application samples-web")
                .retrofit("examples", "sh application examples")
                .retrofit("jolokia", "sh application jolokia")
                .retrofit("wicket-examples", "sh application wicket-examples")
                .beside("WikiLogin.java", "java application jspwiki")
                .retrofit("jspwiki", "sh application jspwiki")
                .start());
        jakarta.join();
    }

    private interface Start {
        PublishedTomcat made() throws Exception;
    }

    private static PublishedTomcat begun(Start start) {
        try {
            PublishedTomcat tomcat = start.made();
            RUNNING.add(tomcat);
            return tomcat;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        RUNNING.forEach(PublishedTomcat::close);
    }

    /** One application, and how its people come in and go. */
    private record Application(
            PublishedTomcat tomcat,
            String context,
            String page,
            String mark,
            String credentials,
            Consumer<Visitor> signIn,
            Consumer<Visitor> signOut) {
        Visitor visitor() {
            Visitor visitor = tomcat.visitor(context);
            signIn.accept(visitor);
            return visitor;
        }

        /** As a browser asks: with the name and password that the container once wanted, where it did. */
        Request request(Visitor visitor, String method, String address) {
            Request request = visitor.request(method, context + address);
            return credentials == null ? request : request.header("Authorization", credentials);
        }

        Answer get(Visitor visitor, String address) {
            return request(visitor, "GET", address).send();
        }

        Answer script(Visitor visitor, String address) {
            return request(visitor, "GET", address).wantsJson().send();
        }

        Answer post(Visitor visitor, String address, String... fields) {
            return request(visitor, "POST", address)
                    .wantsJson()
                    .csrf()
                    .form(fields)
                    .send();
        }

        /** By the address that some answer with for their page of the moment, too. */
        void open(Visitor visitor) {
            Answer answer = get(visitor, page);
            if (answer.status() == 302) {
                answer = visitor.get(resolved(page, answer));
            }
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.body()).contains(mark);
        }

        String resolved(String from, Answer answer) {
            return URI.create(context + from).resolve(answer.location()).toString();
        }

        Answer closed(Request request) {
            Answer answer = request.send();
            assertThat(answer.status()).as("%s", answer).isNotEqualTo(200).isLessThan(500);
            assertThat(answer.raw()).doesNotContain(mark);
            return answer;
        }
    }

    private static Application examples(PublishedTomcat tomcat) {
        String folder = "/examples/jsp/security/protected/";
        return new Application(
                tomcat,
                "/examples",
                "/jsp/security/protected/index.jsp",
                "You are logged in as remote user",
                null,
                visitor -> {
                    assertThat(visitor.get(folder + "index.jsp").body()).contains("j_security_check");
                    Answer answer = visitor.request("POST", folder + "j_security_check")
                            .form("j_username", "tomcat", "j_password", "demo")
                            .send();
                    assertThat(answer.location()).as("%s", answer).isEqualTo(folder + "index.jsp");
                },
                visitor -> visitor.get(folder + "index.jsp?logoff=true"));
    }

    @Test
    void tomcatsExamples() {
        journey(examples(nine));
    }

    @Test
    void tomcatsExamplesOfJakarta() {
        journey(examples(ten));
    }

    @Test
    void shirosSample() {
        journey(new Application(
                nine,
                "/samples-web",
                "/account/index.jsp",
                "Users only",
                null,
                visitor -> assertThat(visitor.request("POST", "/samples-web/login.jsp")
                                .form("username", "root", "password", "secret")
                                .send()
                                .status())
                        .isEqualTo(302),
                visitor -> visitor.request("POST", "/samples-web/logout").send()));
    }

    @Test
    void jolokia() {
        Application jolokia = new Application(
                nine,
                "/jolokia",
                "/read/java.lang:type=Memory/HeapMemoryUsage",
                "\"status\":200",
                "Basic " + Base64.getEncoder().encodeToString("operator:demo".getBytes(StandardCharsets.UTF_8)),
                visitor -> {},
                visitor -> {});
        Visitor passed = journey(jolokia);
        // Whoever signs in with each request and keeps no session is a program, and knows no code.
        for (String address : new String[] {"", "/", "/version", "/list", jolokia.page()}) {
            Visitor program = nine.visitor("/jolokia");
            assertThat(jolokia.closed(jolokia.request(program, "GET", address).accept("*/*"))
                            .status())
                    .isEqualTo(401);
            assertThat(jolokia.closed(jolokia.request(program, "POST", address)
                                    .accept(null)
                                    .body("application/json", "{\"type\":\"version\"}"))
                            .status())
                    .isEqualTo(401);
        }
        Answer made = jolokia.post(
                passed,
                "/2fa/credentials",
                "name",
                "Monitor",
                "paths",
                "/read/**",
                "methods",
                "GET",
                "until",
                LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        assertThat(made.status()).as("%s", made).isEqualTo(200);
        monitor(jolokia, made);
        Answer revoked = jolokia.post(passed, "/2fa/credentials/" + made.json().getString("id") + "/revoke");
        assertThat(revoked.status()).as("%s", revoked).isEqualTo(204);
        jolokia.closed(shows(jolokia, made, "GET", jolokia.page()));
    }

    private static Request shows(Application application, Answer made, String method, String address) {
        return application
                .request(nine.visitor("/jolokia"), method, address)
                .accept("*/*")
                .header("X-Secondgate-Credential", made.json().getString("credential"));
    }

    private static void monitor(Application jolokia, Answer made) {
        for (int time = 0; time < 2; time++) {
            Answer answer = shows(jolokia, made, "GET", jolokia.page()).send();
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.body()).contains(jolokia.mark());
            assertThat(answer.header("Set-Cookie")).isNull();
        }
        jolokia.closed(shows(jolokia, made, "POST", jolokia.page()));
        for (String address : new String[] {"/list", "/2fa", "/read/../list", "/read/..;/list"}) {
            jolokia.closed(shows(jolokia, made, "GET", address));
        }
    }

    @Test
    void wicketsExamples() {
        String pages = "/authentication1/wicket/bookmarkable/org.apache.wicket.examples.authentication1.";
        journey(new Application(
                nine,
                "/wicket-examples",
                "/authentication1/",
                "Welcome!",
                null,
                visitor -> {
                    String signIn = "/wicket-examples" + pages + "SignIn";
                    Answer form = visitor.get(signIn);
                    while (form.status() == 302) {
                        form = visitor.get(
                                URI.create(signIn).resolve(form.location()).toString());
                    }
                    Matcher action = Pattern.compile("<form[^>]* action=\"([^\"]*signInForm)\"")
                            .matcher(form.body());
                    assertThat(action.find()).as("%s", form).isTrue();
                    Answer answer = visitor.request(
                                    "POST",
                                    URI.create(signIn).resolve(action.group(1)).toString())
                            .form("username", "wicket", "password", "wicket")
                            .send();
                    assertThat(answer.status()).as("%s", answer).isEqualTo(302);
                },
                visitor -> visitor.get("/wicket-examples" + pages + "SignOut")));
    }

    @Test
    void jspWiki() {
        Application wiki = new Application(
                nine,
                "/jspwiki",
                "/UserPreferences.jsp",
                "(authenticated)",
                null,
                visitor -> {
                    visitor.get("/jspwiki/Login.jsp");
                    Answer answer = visitor.request("POST", "/jspwiki/Login.jsp")
                            .form("j_username", "nadia", "j_password", "Demo12345", "submitlogin", "Login")
                            .send();
                    assertThat(answer.status()).as("%s", answer).isEqualTo(302);
                },
                visitor -> visitor.get("/jspwiki/Logout.jsp"));
        journey(wiki);
        // The page that signs people in changes the profile of whoever is signed in, too.
        Visitor thief = wiki.visitor();
        Answer answer = thief.request("POST", "/jspwiki/Login.jsp")
                .form(
                        "action",
                        "saveProfile",
                        "loginname",
                        "nadia",
                        "password0",
                        "Demo12345",
                        "password",
                        "Thief12345",
                        "password2",
                        "Thief12345",
                        "fullname",
                        "Nadia Novak",
                        "email",
                        "thief@example.com")
                .send();
        assertThat(nine.text("jspwiki", "WEB-INF/userdatabase.xml"))
                .as("%s", answer)
                .doesNotContain("thief@example.com")
                .contains("nadia@example.com");
        wiki.visitor();
    }

    private static Visitor journey(Application application) {
        Visitor visitor = application.visitor();
        application.open(visitor);
        Phone phone = Phone.enrol(application, visitor);
        application.open(visitor);
        application.signOut().accept(visitor);

        Visitor owing = application.visitor();
        Answer led = application.closed(application.request(owing, "GET", application.page()));
        assertThat(led.location()).as("%s", led).isEqualTo(application.context() + "/2fa/challenge");
        Answer script = application.closed(
                application.request(owing, "GET", application.page()).wantsJson());
        Expect.problem(script, 401);
        doors(application, owing);
        assertThat(phone.code(owing, phone.wrong()).status()).isEqualTo(422);
        application.closed(application.request(owing, "GET", application.page()));

        String before = owing.sessionId();
        Answer passed = phone.code(owing, phone.next());
        assertThat(passed.status()).as("%s", passed).isEqualTo(200);
        assertThat(passed.json().getString("location")).isEqualTo(application.context() + application.page());
        assertThat(owing.sessionId().equals(before))
                .isEqualTo(application.tomcat().keepsSessionIds(application.context()));
        application.open(owing);

        Visitor thief = owing.copy();
        application.signOut().accept(owing);
        if (application.credentials() == null) {
            for (Visitor gone : new Visitor[] {thief, owing}) {
                assertThat(application.get(gone, application.page()).raw()).doesNotContain(application.mark());
            }
        }
        return owing;
    }

    private static void doors(Application application, Visitor owing) {
        for (String method : METHODS) {
            application.closed(application.request(owing.copy(), method, application.page()));
            application.closed(application.request(owing.copy(), method, "/"));
        }
        String page = application.page();
        String[] shapes = {
            "/" + page,
            "/." + page,
            "/x/.." + page,
            page + "/",
            page + ";x=1",
            "/;x" + page,
            page + "%00",
            page + "%20",
            page.replace("/", "/;/"),
            page.replace("/", "%2f"),
            page.replace("/", "//"),
            page.replace("/", "/./"),
            page.replace("/", "/%2e/"),
            page.replace(".", "%2e"),
            page.replace("/", "\\"),
            page.replace("/", "%5c"),
            page.toUpperCase(Locale.ROOT),
            "/2fa/.." + page,
            "/2fa/..;" + page,
            "/2fa/%2e%2e" + page,
            "/2fa/assets/../.." + page,
            "/2fa/assets;x/../.." + page,
            "/2fa/challenge" + page,
            "/login.jsp/.." + page,
            "/logout/.." + page,
            "/j_security_check/.." + page,
            page + "?x=/2fa/challenge",
            page + "#/2fa"
        };
        for (String shape : shapes) {
            application.closed(application.request(owing.copy(), "GET", shape));
            application.closed(application.request(owing.copy(), "POST", shape).wantsJson());
        }
        for (String header : new String[] {"X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix"}) {
            application.closed(
                    application.request(owing.copy(), "GET", page).header(header, application.context() + "/2fa"));
        }
        String id = owing.sessionId();
        Visitor bare = owing.copy().withoutCookie("JSESSIONID");
        application.closed(application.request(bare, "GET", page + ";jsessionid=" + id));
    }

    /** Its clock cannot be moved in another process: it has the codes of this step and the next. */
    private static final class Phone {
        private final Application application;
        private final Authenticator authenticator;
        private long step = System.currentTimeMillis() / 30_000 - 1;

        private Phone(Application application, Authenticator authenticator) {
            this.application = application;
            this.authenticator = authenticator;
        }

        static Phone enrol(Application application, Visitor visitor) {
            application.script(visitor, "/2fa");
            Answer enabled = application.post(visitor, "/2fa/enable");
            assertThat(enabled.status()).as("%s", enabled).isEqualTo(200);
            Phone phone =
                    new Phone(application, new Authenticator(enabled.json().getString("secret")));
            Answer confirmed = application.post(visitor, "/2fa/confirm", "code", phone.next());
            assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
            return phone;
        }

        String next() {
            return authenticator.at(++step);
        }

        String wrong() {
            return authenticator.wrong();
        }

        Answer code(Visitor visitor, String code) {
            application.script(visitor, "/2fa/challenge");
            return application.post(visitor, "/2fa/challenge", "code", code);
        }
    }
}
