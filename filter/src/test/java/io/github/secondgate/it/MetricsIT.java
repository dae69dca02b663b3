package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The numbers of an application that runs, as a console of the container sees them. */
@OnOneShiroLine
class MetricsIT {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private long number(String name) throws JMException {
        return (Long) server.getAttribute(bean(), name);
    }

    private static ObjectName bean() throws JMException {
        return new ObjectName("io.github.secondgate:type=Secondgate,application=" + ObjectName.quote("/numbers"));
    }

    /** A set-up, a wrong code and a right one, and two pages; the visitor is in then. */
    static Visitor whatIsCounted(Site site, String account) {
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor owing = site.visitor().password(account);
        owing.get("/numbers/account/");
        assertThat(owing.code("000000").status()).isEqualTo(422);
        assertThat(owing.code(phone.next()).status()).isEqualTo(200);
        Expect.open(owing.get("/numbers/account/"));
        Expect.open(owing.get("/numbers/account/"));
        return owing;
    }

    @Test
    void whatPeopleDoIsCountedAndGoesWithTheApplication() throws Exception {
        try (Site site = Site.start(new Setup().context("/numbers"))) {
            whatIsCounted(site, site.person("ewan"));

            assertThat(number("checks.APP.ACCEPTED")).isEqualTo(1);
            assertThat(number("checks.APP.REJECTED")).isEqualTo(1);
            assertThat(number("events.ENROLMENT_CONFIRMED")).isEqualTo(1);
            assertThat(number("refused.second-factor-required")).isPositive();
            assertThat(number("decisions.believed")).isPositive().isLessThan(number("decisions.lookedUp"));
            assertThat(number("database.transactions")).isGreaterThan(5);
            assertThat(number("database.transactionsFailed")).isZero();
        }
        Assertions.assertThatThrownBy(() -> number("events.ENROLMENT_CONFIRMED"))
                .isInstanceOf(InstanceNotFoundException.class);
    }
}
