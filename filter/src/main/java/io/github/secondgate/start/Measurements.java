package io.github.secondgate.start;

import io.github.secondgate.log.Log;
import io.github.secondgate.metrics.Meters;
import io.github.secondgate.metrics.Metrics;
import io.github.secondgate.metrics.MetricsBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the operator sees the numbers: by JMX, and in the registry that the application hands over, if it does. Safe for concurrent
 * use.
 */
final class Measurements {
    private static final Log LOG = Log.of("io.github.secondgate.Secondgate");

    final Metrics metrics = new Metrics();
    private final MetricsBean bean = new MetricsBean(metrics);
    /** Null where none was handed over, and after the end. */
    private Supplier<?> registry;
    /** The one that was looked at last. */
    private Object latest;
    /** In that one; null where it takes none. */
    private Meters meters;

    private String path;

    /** @param registry gives the one of the moment; null where none was handed over */
    Measurements(Supplier<?> registry, List<String> faults) {
        this.registry = registry;
        if (registry != null) {
            latest = registry.get();
            meters = meters(latest, faults);
        }
    }

    private Meters meters(Object registry, List<String> faults) {
        Meters found;
        try {
            found = Meters.in(registry, metrics);
        } catch (LinkageError e) {
            found = null;
        }
        if (found == null) {
            faults.add("secondgate.meterRegistry is a " + registry.getClass().getName()
                    + ", which is no io.micrometer.core.instrument.MeterRegistry: give the registry of the application's own"
                    + " meters, and have the jar micrometer-core where Secondgate's jar is.");
        }
        return found;
    }

    /** @param path of the application on its host; empty at the root */
    synchronized void begin(String path) {
        this.path = path;
        bean.register(path);
        if (meters != null) {
            meters.register(path);
        }
    }

    /** Shows the numbers in another registry from now on, where the application has made one. */
    synchronized void keepUp() {
        Object now = registry == null ? null : registry.get();
        if (now == null || now == latest) {
            return;
        }
        if (meters != null) {
            meters.close();
        }
        latest = now;
        List<String> faults = new ArrayList<>();
        meters = meters(now, faults);
        faults.forEach(fault -> LOG.warn("{}", fault));
        if (meters != null) {
            meters.register(path);
        }
    }

    synchronized void end() {
        bean.close();
        registry = null;
        if (meters != null) {
            meters.close();
        }
    }
}
