package io.github.secondgate;

import static io.github.secondgate.secondfactor.account.Channel.EMAIL;
import static io.github.secondgate.secondfactor.account.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.config.DeliveryOptions;
import io.github.secondgate.config.MethodOptions;
import io.github.secondgate.config.Settings;
import io.github.secondgate.notify.AddressBook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of the INI about methods: what they mean, and that every fault is named at once with its mend. */
class MethodOptionsTest {
    private final List<String> faults = new ArrayList<>();
    private Secondgate bean;
    private boolean administered;

    @BeforeEach
    void bare() {
        bean = new Secondgate();
    }

    /** SMS leave through a class of the application. */
    private void sms() {
        bean.setSmsSender(message -> {});
        bean.setAddressBook(new AddressBook() {
            @Override
            public String email(String account) {
                return null;
            }

            @Override
            public String phone(String account) {
                return "+49 170 1234567";
            }
        });
    }

    private MethodOptions configured() {
        faults.clear();
        DeliveryOptions delivery = new DeliveryOptions(bean.said(), faults, false, Clock.systemUTC());
        return new MethodOptions(new Settings(bean.said().texts, faults), delivery, administered);
    }

    private MethodOptions isTaken() {
        MethodOptions configured = configured();
        assertThat(faults).isEmpty();
        return configured;
    }

    private void isRefused(String name, String... words) {
        configured();
        assertThat(faults)
                .singleElement()
                .asString()
                .startsWith("secondgate." + name + " ")
                .contains(words);
        assertThat(faults.get(0)).matches("(?s).*: .+\\.");
    }

    @Test
    void withoutALineThereIsTheAppAlone() {
        MethodOptions configured = isTaken();
        assertThat(configured.offered.keys()).containsExactly("app");
        assertThat(configured.offered.canInclude(EMAIL)).isFalse();
        assertThat(configured.weakerMethods).isFalse();
        assertThat(configured.guardFirstEnrolment).isFalse();
        assertThat(configured.smsPerDay).isEqualTo(500);
    }

    @Test
    void whatCanLeaveMayBeOfferedLater() {
        sms();
        MethodOptions configured = isTaken();
        assertThat(configured.offered.includes(SMS)).isFalse();
        assertThat(configured.offered.canInclude(SMS)).isTrue();
        assertThat(configured.offered.canInclude(EMAIL)).isFalse();
        bean.setMethods("app, sms");
        assertThat(isTaken().offered.keys()).containsExactly("app", "sms");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        bean.setMethods("email, sms, pigeon");
        bean.setWeakerMethods("perhaps");
        bean.setGuardFirstEnrolment("email");
        bean.setSmsPerDay("0");
        configured();
        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.methods offers email"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.methods offers sms"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.methods lacks app"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.methods holds 'pigeon'"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.weakerMethods is 'perhaps'"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.guardFirstEnrolment is email"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.smsPerDay is '0'"))
                .hasSize(7);
    }

    @Test
    void theAppIsNotLeftOut() {
        sms();
        bean.setMethods("sms");
        isRefused("methods", "lacks app");
    }

    @Test
    void weakerMethodsNeedOneThatIsWeaker() {
        bean.setWeakerMethods("true");
        isRefused("weakerMethods", "has no effect", "secondgate.methods = app, email");
        sms();
        isRefused("weakerMethods", "has no effect");
        bean.setMethods("app, sms");
        assertThat(isTaken().weakerMethods).isTrue();
    }

    @Test
    void weakerMethodsMayBeSaidWhereAnAdministratorCanOfferOne() {
        administered = true;
        bean.setWeakerMethods("true");
        isRefused("weakerMethods", "has no effect");
        sms();
        assertThat(isTaken().weakerMethods).isTrue();
    }

    @Test
    void weakerMethodsAreTrueOrFalse() {
        bean.setWeakerMethods("yes");
        isRefused("weakerMethods", "true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "many", "1.5"})
    void smsPerDayHasBounds(String outside) {
        bean.setSmsPerDay("1");
        assertThat(isTaken().smsPerDay).isEqualTo(1);
        bean.setSmsPerDay("1000000");
        assertThat(isTaken().smsPerDay).isEqualTo(1_000_000);
        bean.setSmsPerDay(outside);
        isRefused("smsPerDay", "a number from 1 to 1000000");
    }

    @Test
    void theGuardIsNoneOrEmail() {
        bean.setGuardFirstEnrolment("sms");
        isRefused("guardFirstEnrolment", "none or email");
        bean.setGuardFirstEnrolment("none");
        assertThat(isTaken().guardFirstEnrolment).isFalse();
    }

    @Test
    void theGuardNeedsMailWhateverIsOffered() {
        sms();
        bean.setMethods("app, sms");
        bean.setGuardFirstEnrolment("email");
        isRefused("guardFirstEnrolment", "secondgate.mail.host");
        bean.getMail().setHost("mail.example.org");
        bean.getMail().setFrom("no-reply@example.org");
        MethodOptions configured = isTaken();
        assertThat(configured.guardFirstEnrolment).isTrue();
        assertThat(configured.offered.includes(EMAIL)).isFalse();
    }
}
