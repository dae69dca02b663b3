package io.github.secondgate.web.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.Section;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which method a form means, whatever methods there are. */
class ChallengeMethodsTest {
    private static final Instant AT = Instant.parse("2026-11-21T14:05:00Z");

    private final ChallengeMethod app = new Sample("app", Input.CODE);
    private final ChallengeMethod email = new Sample("email", Input.CODE);
    private final ChallengeMethod key = new Sample("key", "touched");
    private final ChallengeMethods methods = new ChallengeMethods(List.of(app, email, key));

    @Test
    void aFieldThatIsItsAloneSaysAMethod() throws IOException {
        assertThat(methods.said(form("touched", "yes"))).isSameAs(key);
        assertThat(methods.said(form("touched", "yes", "method", "email"))).isSameAs(key);
        assertThat(methods.isSaid(form("touched", "yes"))).isTrue();
    }

    @Test
    void itsNameSaysAMethodThatIsAnsweredWithACode() throws IOException {
        assertThat(methods.said(form("code", "123456", "method", "email"))).isSameAs(email);
        assertThat(methods.said(form("code", "123456", "method", "app"))).isSameAs(app);
        assertThat(methods.said(form("code", "123456", "method", "key")))
                .as("its field is not there")
                .isSameAs(app);
        assertThat(methods.isSaid(form("code", "123456", "method", "email"))).isTrue();
        assertThat(methods.isSaid(form("code", "123456", "app", "a1"))).isTrue();
    }

    @Test
    void aFormThatSaysNoneMeansTheFirstWithACodeThatTheAccountHas() throws IOException {
        assertThat(methods.isSaid(form("code", "123456"))).isFalse();
        assertThat(methods.said(form("code", "123456"))).isSameAs(app);
        assertThat(methods.firstByCode(facts(true, true))).isSameAs(app);
        assertThat(methods.firstByCode(facts(false, true))).isSameAs(email);
        assertThat(methods.firstByCode(facts(false, false))).isSameAs(app);
        assertThat(methods.first(facts(false, true))).isSameAs(email);
        assertThat(methods.first(facts(false, false))).isSameAs(key);
    }

    @Test
    void whatIsNoMethodIsUnknown() throws IOException {
        assertThat(methods.isUnknown(form("code", "123456"))).isFalse();
        assertThat(methods.isUnknown(form("method", "key"))).isFalse();
        assertThat(methods.isUnknown(form("method", "sms"))).isTrue();
    }

    @Test
    void answersAreCountedByTheirFields() throws IOException {
        assertThat(methods.answers(form("method", "app"))).isZero();
        assertThat(methods.answers(form("code", "123456"))).isEqualTo(1);
        assertThat(methods.answers(form("code", "123456", "touched", "yes"))).isEqualTo(2);
    }

    private Input form(String... fields) throws IOException {
        FakeRequest request = new FakeRequest(new Browser(), "POST", "/2fa/challenge");
        for (int i = 0; i < fields.length; i += 2) {
            request.field(fields[i], fields[i + 1]);
        }
        Fields known = Input.SHARED.and(methods.fields());
        return Input.of(request, known);
    }

    private static AccountFacts facts(boolean app, boolean email) {
        List<TotpAppFacts> apps = app ? List.of(new TotpAppFacts("a1", "Phone", AT, null)) : List.of();
        return new AccountFacts("alice", 1, apps, email ? Map.of(Channel.EMAIL, AT) : Map.of(), null, 8);
    }

    private record Sample(String key, String field) implements ChallengeMethod {
        /** A key everybody has. */
        @Override
        public boolean isOffered(AccountFacts facts) {
            return key.equals("key") || facts.kinds().contains(key);
        }

        @Override
        public Section section(Exchange exchange, AccountFacts facts, Rejection refused) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String typed(Input input) {
            return input.text(field);
        }

        @Override
        public String fault(Exchange exchange) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer answer(Input input) {
            return new Answer(key, null, typed(input));
        }
    }
}
