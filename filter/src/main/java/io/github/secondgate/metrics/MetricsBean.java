package io.github.secondgate.metrics;

import io.github.secondgate.log.Log;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * The numbers of one application as an MBean, an attribute each, which can be read and not set. It stands in the MBean server of
 * the JVM from {@link #register} to {@link #close}. Safe for concurrent use.
 */
public final class MetricsBean implements DynamicMBean, AutoCloseable {
    private static final Log LOG = Log.of(MetricsBean.class);

    private static final int MOST_ALIKE = 100;

    private final Metrics metrics;
    private ObjectName name;

    public MetricsBean(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * Shows the numbers as {@code io.github.secondgate:type=Secondgate,application="PATH"}. Where other applications of that
     * path run in this JVM, {@code ,number=2} follows and so on. Where the server takes none, that is logged, and the
     * application goes on without.
     *
     * @param path of the application on its host; empty at the root
     */
    public void register(String path) {
        String first =
                "io.github.secondgate:type=Secondgate,application=" + ObjectName.quote(path.isEmpty() ? "/" : path);
        try {
            name = registered(first);
            for (int number = 2; name == null && number <= MOST_ALIKE; number++) {
                name = registered(first + ",number=" + number);
            }
        } catch (JMException | RuntimeException | LinkageError e) {
            LOG.warn("The numbers of this application are not shown by JMX: {}", e.toString());
        }
    }

    /** Returns null where somebody else has that name. */
    private ObjectName registered(String wanted) throws JMException {
        ObjectName free = new ObjectName(wanted);
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, free);
            return free;
        } catch (InstanceAlreadyExistsException taken) {
            return null;
        }
    }

    /** Or the server would hold the application's classes after its end. */
    @Override
    public void close() {
        MBeanServer server = name == null ? null : ManagementFactory.getPlatformMBeanServer();
        try {
            if (server != null && server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
        } catch (JMException | RuntimeException e) {
            LOG.warn("The numbers of this application could not be taken out of JMX: {}", e.toString());
        }
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException, MBeanException {
        LongSupplier figure = metrics.figure(attribute);
        if (figure == null) {
            throw new AttributeNotFoundException(attribute);
        }
        try {
            return figure.getAsLong();
        } catch (RuntimeException e) {
            // Whoever looks has not the classes of ours that the cause is made of.
            throw new MBeanException(new IllegalStateException(e.getMessage()));
        }
    }

    /** What cannot be told is left out. */
    @Override
    public AttributeList getAttributes(String[] attributes) {
        AttributeList told = new AttributeList();
        for (String attribute : attributes) {
            try {
                told.add(new Attribute(attribute, getAttribute(attribute)));
            } catch (AttributeNotFoundException | MBeanException e) {
                LOG.debug("A number that was asked for by JMX cannot be told", e);
            }
        }
        return told;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " cannot be set");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(action));
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = metrics.names().stream()
                .map(name -> new MBeanAttributeInfo(name, "long", name, true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(
                getClass().getName(), "Secondgate in front of one application", attributes, null, null, null);
    }
}
