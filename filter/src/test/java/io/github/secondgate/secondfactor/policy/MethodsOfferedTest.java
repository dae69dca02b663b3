package io.github.secondgate.secondfactor.policy;

import static io.github.secondgate.secondfactor.account.Channel.EMAIL;
import static io.github.secondgate.secondfactor.account.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be set up, of what can be delivered. */
class MethodsOfferedTest {
    private static final MethodsOffered BOTH = new MethodsOffered(Set.of(SMS, EMAIL), Set.of(SMS, EMAIL));
    private static final MethodsOffered MAIL_OF_BOTH = BOTH.switchedTo(Set.of(EMAIL));

    @Test
    void theAppIsAlwaysAmongThemAndFirst() {
        assertThat(MethodsOffered.appOnly().keys()).containsExactly("app");
        assertThat(BOTH.keys()).containsExactly("app", "email", "sms");
    }

    @Test
    void whatIsSwitchedOffCanBeSwitchedOnAgain() {
        assertThat(MAIL_OF_BOTH.includes(EMAIL)).isTrue();
        assertThat(MAIL_OF_BOTH.includes(SMS)).isFalse();
        assertThat(MAIL_OF_BOTH.canInclude(SMS)).isTrue();
        assertThat(MAIL_OF_BOTH.switchedTo(List.of(EMAIL, SMS)).includes(SMS)).isTrue();
    }

    @Test
    void whatCannotLeaveCannotBeSwitchedOn() {
        MethodsOffered mail = new MethodsOffered(Set.of(), Set.of(EMAIL));
        assertThat(mail.canInclude(SMS)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> mail.switchedTo(Set.of(EMAIL, SMS)));
        assertThatIllegalArgumentException().isThrownBy(() -> new MethodsOffered(Set.of(SMS), Set.of(EMAIL)));
    }

    @Test
    void whatAChangeTakesAwayIsTold() {
        assertThat(BOTH.lostIn(MAIL_OF_BOTH)).containsExactly(SMS);
        assertThat(MAIL_OF_BOTH.lostIn(BOTH)).isEmpty();
        assertThat(BOTH.lostIn(MethodsOffered.appOnly())).containsExactly(EMAIL, SMS);
    }

    @Test
    void whatIsStoredIsReadBack() {
        assertThat(MAIL_OF_BOTH.text()).isEqualTo("app,email");
        assertThat(BOTH.stored("app,email").keys()).containsExactly("app", "email");
        assertThat(MAIL_OF_BOTH.stored("app,email,sms").keys()).containsExactly("app", "email", "sms");
        assertThat(BOTH.stored("app").keys()).containsExactly("app");
    }

    @Test
    void anEmptyTextIsFromBeforeMethodsWereStored() {
        assertThat(MAIL_OF_BOTH.stored("").keys()).containsExactly("app", "email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app,sms", "app,sms,pigeon", "sms"})
    void whatCanNoLongerLeaveIsNotOfferedWhateverIsStored(String stored) {
        assertThat(new MethodsOffered(Set.of(), Set.of(EMAIL)).stored(stored).keys())
                .containsExactly("app");
    }
}
