package io.github.secondgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login of Tomcat's own in front of the demo, whose people are known to Shiro only: it opens nothing. */
@Further
class TomcatLoginIT {

    private static final String[] CREDENTIALS = {
        "Accept",
        "text/html",
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString("warden:demo".getBytes(StandardCharsets.UTF_8))
    };
    private static final String[] NO_CREDENTIALS = {"Accept", "text/html"};

    @ParameterizedTest
    @ValueSource(strings = {"FORM", "BASIC"})
    void theContainersLoginOpensNothingAndShirosGoesOn(String method) throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (TomcatDemo demo = TomcatDemo.start((tomcat, context) -> guard(tomcat, context, method))) {
            Visitor visitor = new Visitor(demo.port());
            String[] shown = method.equals("FORM") ? formLogin(visitor) : CREDENTIALS;
            opensNothing(visitor, shown);
            staysReachable(visitor, shown);
            shiroPutsItRight(visitor, shown);
            shirosOwnLoginGoesOn(demo.port());
        } finally {
            System.setOut(console);
        }
        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("names 'warden'")))
                .hasSize(1)
                .allMatch(line -> line.contains("503") && line.contains("Shiro knows nobody"));
    }

    private static void guard(Tomcat tomcat, Context context, String method) {
        tomcat.addUser("warden", "demo");
        tomcat.addRole("warden", "staff");
        SecurityCollection pages = new SecurityCollection();
        pages.addPattern("/account/*");
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.addCollection(pages);
        constraint.addAuthRole("staff");
        context.addSecurityRole("staff");
        context.addConstraint(constraint);
        context.setLoginConfig(new LoginConfig(method, "staff", "/public/prices.jsp", "/public/approach.jsp"));
    }

    /** @return what the visitor shows with each request from then on: nothing, the session knows them */
    private static String[] formLogin(Visitor visitor) throws Exception {
        assertThat(visitor.get("/account/").body()).contains("A night");
        HttpResponse<String> answer = visitor.post("/j_security_check", "j_username", "warden", "j_password", "demo");
        assertThat(Visitor.location(answer)).isEqualTo("/account/");
        return NO_CREDENTIALS;
    }

    private static void opensNothing(Visitor visitor, String[] shown) throws Exception {
        for (String path : new String[] {"/account/", "/account/reserve", "/account/nowhere"}) {
            for (String verb : new String[] {"GET", "POST", "PUT", "HEAD"}) {
                HttpResponse<String> answer = visitor.ask(verb, path, shown);
                assertThat(answer.statusCode()).as(verb + " " + path).isEqualTo(503);
                assertThat(answer.body()).doesNotContain("Welcome aboard", "at org.apache");
            }
        }
        // Where Tomcat asks for no login, it knows a name only from a session that a login was made in.
        for (String path : new String[] {"/admin/", "/api/bookings", "/2fa", "/nowhere"}) {
            HttpResponse<String> answer = visitor.ask("GET", path, shown);
            assertThat(answer.statusCode())
                    .as(path)
                    .isIn(shown == CREDENTIALS ? new Integer[] {302, 303, 503} : new Integer[] {503});
        }
    }

    private static void staysReachable(Visitor visitor, String[] shown) throws Exception {
        for (String path : new String[] {"/", "/public/prices.jsp", "/login.jsp"}) {
            assertThat(visitor.ask("GET", path, shown).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(visitor.ask("GET", "/logout", shown).statusCode()).isEqualTo(302);
    }

    private static void shiroPutsItRight(Visitor visitor, String[] shown) throws Exception {
        if (shown != CREDENTIALS) {
            // The sign-out ended the container's login too.
            formLogin(visitor);
        }
        assertThat(visitor.ask("GET", "/account/", shown).statusCode()).isEqualTo(503);
        assertThat(visitor.signIn("nadia").statusCode()).isEqualTo(302);
        assertThat(visitor.ask("GET", "/account/", shown).body()).contains("Welcome aboard, Nadia Ferrand");
    }

    private static void shirosOwnLoginGoesOn(int port) throws Exception {
        Visitor visitor = new Visitor(port);
        assertThat(Visitor.location(visitor.get("/admin/"))).isEqualTo("/login.jsp");
        assertThat(visitor.signIn("otto").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/admin/").body()).contains("The berth book");
        Visitor ewan = new Visitor(port);
        assertThat(ewan.signIn("ewan").statusCode()).isEqualTo(302);
        assertThat(Visitor.location(ewan.get("/api/bookings"))).isEqualTo("/2fa/challenge");
    }
}
