package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.session;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Somebody who signs in by a code that is sent by e-mail. */
abstract class SendingLab {
    static final String MAIL = "alice@example.org";
    static final Duration BLINK = Duration.ofMillis(1);
    static final Duration MINUTE = Duration.ofSeconds(60);

    final Lab lab = new Lab();
    final Attempt here = session("this session");

    @BeforeEach
    void configure() {
        lab.configured("alice", Channel.EMAIL, MAIL);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    Sending ask() {
        return ask(here);
    }

    Sending ask(Attempt session) {
        return lab.sentCodes.send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, session);
    }

    Verification give(String code) {
        return give(code, here);
    }

    Verification give(String code, Attempt session) {
        return lab.sentCodes.verify("alice", Channel.EMAIL, CodePurpose.SIGN_IN, code, session);
    }

    String failures() {
        return lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'alice'");
    }
}
