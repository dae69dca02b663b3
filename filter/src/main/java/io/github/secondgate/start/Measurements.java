package io.github.secondgate.start;

import io.github.secondgate.metrics.Meters;
import io.github.secondgate.metrics.Metrics;
import io.github.secondgate.metrics.MetricsBean;
import java.util.List;

/** Where the operator sees the numbers: by JMX, and in the registry that the application hands over, if it does. */
final class Measurements {
    final Metrics metrics = new Metrics();
    private final MetricsBean bean = new MetricsBean(metrics);
    /** Null where no registry was handed over. */
    private final Meters meters;

    /** @param registry null where none was handed over */
    Measurements(Object registry, List<String> faults) {
        meters = registry == null ? null : meters(registry, faults);
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
    void begin(String path) {
        bean.register(path);
        if (meters != null) {
            meters.register(path);
        }
    }

    void end() {
        bean.close();
        if (meters != null) {
            meters.close();
        }
    }
}
