package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Attack 78: secrets in logs, at the most talkative level of everything but the container. */
class LogsIT {
    private static Site site;

    @BeforeAll
    static void start() {
        // The container writes whole requests at this level, which no application can help.
        ((Logger) LoggerFactory.getLogger("org.eclipse.jetty")).setLevel(Level.WARN);
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void noSecretAndNoCodeIsEverLogged() {
        List<String> secrets = new ArrayList<>();
        List<String> lines;
        String account = site.person("ewan");
        try (Logs logs = Logs.of("ROOT")) {
            Visitor visitor = site.visitor().password(account);
            Authenticator phone = visitor.enrol();
            secrets.add(phone.setupKey());
            secrets.add(phone.current());
            secrets.addAll(phone.recoveryCodes());
            secrets.add(phone.wrong());

            Visitor again = site.visitor().password(account);
            again.code(phone.wrong());
            again.code(phone.current());
            again.recoveryCode("ABCD-EFGH");
            secrets.add("ABCD-EFGH");
            again.recoveryCode(phone.recoveryCodes().get(0));
            Time.advanceSeconds(90);
            Visitor third = site.visitor().password(account).challenge(phone);
            secrets.add(phone.current());
            secrets.add(third.sessionId());
            third.freshToken("/2fa");
            secrets.add(third.csrf());
            third.postJson("/2fa/disable", "password", "wrong-password");
            secrets.add("wrong-password");
            third.postJson("/2fa/challenge", "code", "not a code");
            third.postJson("/2fa/disable", "password", "demo");
            lines = List.copyOf(logs.lines());
        }
        assertThat(lines).as("the logs reach this test").anyMatch(line -> line.contains(account));
        secrets.addAll(secrets.stream().map(secret -> secret.replace("-", "")).toList());
        for (String line : lines) {
            assertThat(line).doesNotContain("otpauth:").doesNotContain(secrets);
        }
    }

    @Test
    void everyStepLeavesOneLineWithAccountFactorAddressAndOutcome() {
        String account = site.person("ewan");
        try (Logs logs = Logs.of("io.github.secondgate.audit")) {
            Authenticator phone = site.visitor().password(account).enrol();
            assertThat(logs.lines()).anySatisfy(line -> assertThat(line).contains(account, "127.0.0.1"));
            int before = logs.lines().size();
            Visitor visitor = site.visitor().password(account);
            visitor.code(phone.wrong());
            assertThat(logs.lines()).hasSize(before + 1);
            assertThat(logs.lines().get(before)).contains(account, "127.0.0.1");
            visitor.challenge(phone);
            assertThat(logs.lines()).hasSize(before + 2);
            assertThat(logs.lines().get(before + 1)).contains(account, "127.0.0.1");
        }
    }

    /** Attack 20: the address in the log is the peer's, whatever a header says. */
    @Test
    void aForgedAddressIsNotBelieved() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa/challenge");
        try (Logs logs = Logs.of("io.github.secondgate.audit")) {
            visitor.request("POST", "/2fa/challenge")
                    .wantsJson()
                    .csrf()
                    .header("X-Forwarded-For", "203.0.113.9")
                    .header("Forwarded", "for=203.0.113.9")
                    .form("code", phone.wrong())
                    .send();
            assertThat(logs.lines()).isNotEmpty().noneMatch(line -> line.contains("203.0.113.9"));
        }
    }

    @Test
    void anAccountNameCannotForgeALine() {
        String account = site.person("ewan") + "\nevent=CHALLENGE outcome=ACCEPTED account=root";
        try (Logs logs = Logs.of("io.github.secondgate.audit")) {
            Visitor visitor = site.visitor().password(account);
            visitor.getJson("/2fa");
            visitor.postJson("/2fa/enable");
            assertThat(logs.lines()).allMatch(line -> line.lines().count() == 1);
        }
    }
}
