package io.github.secondgate.metrics;

import io.github.secondgate.log.Log;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The numbers of one application as meters of a registry of the application's, from {@link #register} to {@link #close}. Whatever
 * the registry does with them, counting goes on. Safe for concurrent use.
 *
 * <p>No other class names a type of Micrometer, so that none is looked for where no registry is handed over.
 */
public final class Meters implements AutoCloseable {
    private static final Log LOG = Log.of(Meters.class);

    private final MeterRegistry registry;
    private final Metrics metrics;
    private final Queue<Meter> registered = new ConcurrentLinkedQueue<>();

    private Meters(MeterRegistry registry, Metrics metrics) {
        this.registry = registry;
        this.metrics = metrics;
    }

    /**
     * Returns null where that is no registry.
     *
     * @throws LinkageError where Micrometer is not there, or none that fits
     */
    public static Meters in(Object registry, Metrics metrics) {
        return registry instanceof MeterRegistry ? new Meters((MeterRegistry) registry, metrics) : null;
    }

    /** @param path of the application on its host; empty at the root */
    public void register(String path) {
        Tags context = Tags.of("context", path.isEmpty() ? "/" : path);
        metrics.follow(name -> {
            try {
                Meter meter = meter(name, context);
                if (meter != null) {
                    registered.add(meter);
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("The number {} of this application is not shown by Micrometer: {}", name, e.toString());
            }
        });
    }

    /** Or a registry that outlives the application would hold its classes. */
    @Override
    public void close() {
        metrics.follow(name -> {});
        try {
            registered.forEach(registry::remove);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The numbers of this application could not be taken out of Micrometer: {}", e.toString());
        }
    }

    /** Returns null for what is shown together with another number. */
    private Meter meter(String name, Tags context) {
        String[] words = name.split("\\.");
        switch (words[0]) {
            case "checks":
                return counter(name, "checks", context.and("factor", words[1], "outcome", words[2]));
            case "refused":
                return counter(name, "refused", context.and("reason", words[1]));
            case "events":
                return counter(name, "events", context.and("kind", words[1]));
            default:
                return single(name, context);
        }
    }

    private Meter single(String name, Tags context) {
        switch (name) {
            case "decisions.lookedUp":
                return counter(name, "decisions.lookups", context);
            case "decisions.believed":
                return counter(name, "decisions.hits", context);
            case "database.transactionsFailed":
                return counter(name, "database.failures", context);
            case "database.transactionMillis":
                return FunctionTimer.builder(
                                "secondgate.database.transactions",
                                metrics,
                                all -> value(all, "database.transactions"),
                                all -> value(all, name),
                                TimeUnit.MILLISECONDS)
                        .tags(context)
                        .register(registry);
            case "outbox.waiting":
                return Gauge.builder("secondgate.outbox.waiting", metrics, all -> value(all, name))
                        .tags(context)
                        .register(registry);
            case "outbox.longestWaitSeconds":
                return TimeGauge.builder(
                                "secondgate.outbox.longest.wait", metrics, TimeUnit.SECONDS, all -> value(all, name))
                        .tags(context)
                        .register(registry);
            default:
                return null;
        }
    }

    private Meter counter(String name, String shown, Tags tags) {
        return FunctionCounter.builder("secondgate." + shown, metrics, all -> value(all, name))
                .tags(tags)
                .register(registry);
    }

    private static long value(Metrics metrics, String name) {
        return metrics.figure(name).getAsLong();
    }
}
