package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.session;

import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SendResult;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Somebody who signs in by a code that is sent by e-mail. */
public abstract class SendingLab {
    public static final String MAIL = "alice@example.org";
    public static final Duration BLINK = Duration.ofMillis(1);
    public static final Duration MINUTE = Duration.ofSeconds(60);

    public final Lab lab = new Lab();
    public final RequestOrigin here = session("this session");

    @BeforeEach
    public void configure() {
        lab.configured("alice", Channel.EMAIL, MAIL);
    }

    @AfterEach
    public void close() {
        lab.close();
    }

    public SendResult ask() {
        return ask(here);
    }

    public SendResult ask(RequestOrigin session) {
        return lab.sentCodes.send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, session);
    }

    public Verification give(String code) {
        return give(code, here);
    }

    public Verification give(String code, RequestOrigin session) {
        return lab.verifier.verify("alice", SentCodeKind.answer(Channel.EMAIL, code), session);
    }

    public String failures() {
        return lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'alice'");
    }
}
