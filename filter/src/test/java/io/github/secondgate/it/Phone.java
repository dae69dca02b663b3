package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody's authenticator in front of an application that runs on the time of the machine: it is good for three codes. */
final class Phone {
    private final Authenticator authenticator;
    /** The code of each step counts once, and those of this moment and beside it count. */
    private long lastStep = System.currentTimeMillis() / 30_000 - 2;

    private Phone(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Sets it up for a visitor who has given the password, and so stamps the session. */
    static Phone enrol(Visitor visitor) {
        visitor.freshToken("/2fa");
        Phone phone = new Phone(
                new Authenticator(visitor.postJson("/2fa/enable").json().getString("secret")));
        Answer confirmed = visitor.postJson("/2fa/confirm", "code", phone.code());
        assertThat(confirmed.status()).as("confirm: %s", confirmed).isEqualTo(200);
        return phone;
    }

    void challenge(Visitor visitor) {
        Answer answer = visitor.code(code());
        assertThat(answer.status()).as("challenge: %s", answer).isEqualTo(200);
    }

    String code() {
        return authenticator.at(++lastStep);
    }

    String wrong() {
        return authenticator.wrong();
    }
}
