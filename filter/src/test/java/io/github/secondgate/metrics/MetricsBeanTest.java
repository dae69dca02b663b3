package io.github.secondgate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.store.StoreUnavailableException;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a console sees of it in the MBean server of this very process, and that nothing stays there. */
class MetricsBeanTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Metrics metrics = new Metrics();
    private final MetricsBean bean = new MetricsBean(metrics);

    @AfterEach
    void close() {
        bean.close();
    }

    private static ObjectName name() throws JMException {
        return new ObjectName("io.github.secondgate:type=Secondgate,application=" + ObjectName.quote("/books"));
    }

    private static Set<ObjectName> ofBooks(MBeanServer server) throws JMException {
        return server.queryNames(
                new ObjectName("io.github.secondgate:application=" + ObjectName.quote("/books") + ",*"), null);
    }

    @Test
    void theNumbersAreItsAttributes() throws JMException {
        metrics.show("outbox.waiting", () -> 7);
        bean.register("/books");
        assertThat(server.getAttribute(name(), "outbox.waiting")).isEqualTo(7L);
        assertThat(server.getMBeanInfo(name()).getAttributes())
                .extracting(attribute -> attribute.getName() + " " + attribute.getType() + " " + attribute.isWritable())
                .contains("outbox.waiting long false", "events.FACTORS_RESET long false");
        assertThat(server.getAttributes(name(), new String[] {"outbox.waiting", "nothing"}))
                .containsExactly(new Attribute("outbox.waiting", 7L));
    }

    @Test
    void nothingCanBeSetOrCalled() throws JMException {
        bean.register("/books");
        assertThatThrownBy(() -> server.setAttribute(name(), new Attribute("events.FACTORS_RESET", 0L)))
                .isInstanceOf(AttributeNotFoundException.class);
        assertThatThrownBy(() -> server.invoke(name(), "reset", new Object[0], new String[0]))
                .isInstanceOf(JMException.class);
        assertThatThrownBy(() -> server.getAttribute(name(), "nothing")).isInstanceOf(AttributeNotFoundException.class);
    }

    @Test
    void whatCannotBeToldNowIsSaidInWordsOfTheJdk() throws JMException {
        metrics.show("outbox.waiting", () -> {
            throw new StoreUnavailableException("The database did not answer as it must", new IllegalStateException());
        });
        bean.register("/books");
        assertThatThrownBy(() -> server.getAttribute(name(), "outbox.waiting"))
                .isInstanceOf(MBeanException.class)
                .cause()
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("The database did not answer as it must");
        assertThat(server.getAttributes(name(), new String[] {"outbox.waiting"}))
                .isEmpty();
    }

    @Test
    void twoApplicationsOfOnePathStandBesideEachOther() throws JMException {
        bean.register("/books");
        try (MetricsBean other = new MetricsBean(new Metrics())) {
            other.register("/books");
            assertThat(ofBooks(server)).hasSize(2);
        }
        assertThat(ofBooks(server)).containsExactly(name());
    }

    @Test
    void nothingStaysWhenTheApplicationEnds() throws JMException {
        bean.register("/books");
        bean.close();
        bean.close();
        assertThat(ofBooks(server)).isEmpty();
    }
}
