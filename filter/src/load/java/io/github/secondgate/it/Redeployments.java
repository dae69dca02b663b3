package io.github.secondgate.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.secondgate.it.tomcat.EmbeddedServer;
import io.github.secondgate.store.server.ChosenServer;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * An application in Tomcat 9 on PostgreSQL that is taken away and brought anew again and again, while people use all of it: what is
 * left of the process's memory and threads after each. Everything is in this process, so that the people, the server of the mails
 * and the tests' own classes take their part, which does not grow. To be run by its {@code main}, which takes how many minutes it
 * lasts, how often the application is brought anew, and how many visits begin in a second, each of some eight requests.
 */
public final class Redeployments {
    private static final long MEGABYTE = 1 << 20;

    private final AtomicReference<EmbeddedServer> tomcat = new AtomicReference<>();
    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    private Redeployments() {}

    public static void main(String[] arguments) throws Exception {
        new Redeployments()
                .run(
                        Double.parseDouble(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Double.parseDouble(arguments[2]));
        System.exit(0);
    }

    private void run(double minutes, int times, double rate) throws Exception {
        mails.start();
        ServedTables tables = new ServedTables(ChosenServer.get("postgresql-17"));
        tables.make();
        // Begun by the application, the pool's threads would hold what loaded its classes.
        tables.awaitConnection();
        try (Site site = Site.start(setup(), tables)) {
            MixedTraffic traffic = new MixedTraffic(site);
            traffic.begin(rate);
            say("begun", traffic);
            long begin = System.nanoTime();
            for (int time = 1; time <= times; time++) {
                await(begin + (long) (minutes * 60e9 * time / times));
                say("used", traffic);
                traffic.during(this::redeploy);
                say("brought anew " + time, traffic);
            }
            traffic.end();
            say("at rest", traffic);
            System.out.println(traffic);
        }
    }

    private Setup setup() {
        return new Setup()
                .mail(mails.getSmtp().getPort())
                .mailJars()
                .withoutSchema()
                .tomcat(tomcat::set)
                .line("secondgate.trust.lifetime = 7d")
                .line("secondgate.adminRole = admin");
    }

    private static void await(long due) {
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void redeploy() {
        try {
            loaders.add(new WeakReference<>(tomcat.get().redeploy()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** After all that is not needed any more has been collected. */
    private void say(String what, MixedTraffic traffic) throws Exception {
        mails.purgeEmailFromAllMailboxes();
        for (int i = 0; i < 3; i++) {
            await(System.nanoTime() + 300_000_000);
            System.gc();
        }
        System.out.printf(
                Locale.ROOT,
                "%-16s heap %.1f MB, metaspace %.1f MB, %d classes, %d threads, %d of ours, old loaders %s; %d requests%n",
                what,
                (double) ManagementFactory.getMemoryMXBean()
                                .getHeapMemoryUsage()
                                .getUsed()
                        / MEGABYTE,
                metaspace(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("secondgate-"))
                        .count(),
                IntStream.range(0, loaders.size())
                        .filter(i -> loaders.get(i).get() != null)
                        .boxed()
                        .toList(),
                traffic.requests());
    }

    private static double metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace"))
                        .mapToLong(pool -> pool.getUsage().getUsed())
                        .sum()
                / (double) MEGABYTE;
    }
}
