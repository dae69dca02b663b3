package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page of somebody who is signed in, asked for as fast as four connections can, of an application behind the gate and of the
 * same without: in turn, so that both meet the same machine. What stands beside it is the least that an application does. To be
 * run by its {@code main}, which takes how many pairs there are, and how many seconds each of a pair lasts; {@code wrk} asks.
 */
public final class GatedByWrk {
    private static final int WARM_UP = 12;
    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");
    private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");
    private static final Pattern BAD = Pattern.compile("Non-2xx|Socket errors");
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** How many requests there were in a second, and what each took of this process on a core, in microseconds. */
    private record Asked(double rate, double micros) {}

    private GatedByWrk() {}

    public static void main(String[] arguments) throws Exception {
        int pairs = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        double[] rates = new double[pairs];
        double[] costs = new double[pairs];
        try (Site gated = Site.start(new Setup().onWallClock());
                Site bare = Site.start(new Setup().withoutGate())) {
            Visitor passed = gated.visitor().password("nadia");
            Phone.enrol(passed);
            Visitor signedIn = bare.visitor().password("nadia");
            for (int i = -WARM_UP; i < pairs; i++) {
                // Whoever comes first does so every other time.
                Asked before = i % 2 == 0 ? null : ask(bare, signedIn, seconds);
                Asked behind = ask(gated, passed, seconds);
                Asked beside = before == null ? ask(bare, signedIn, seconds) : before;
                int pair = Math.max(0, i);
                rates[pair] = behind.rate / beside.rate;
                costs[pair] = behind.micros / beside.micros;
                System.out.printf(
                        Locale.ROOT,
                        "%3d: %.0f and %.0f a second, %.3f; %.1f and %.1f µs of a core each, %.3f%n",
                        i,
                        behind.rate,
                        beside.rate,
                        rates[pair],
                        behind.micros,
                        beside.micros,
                        costs[pair]);
            }
        }
        say("gated/ungated, requests a second", rates);
        say("gated/ungated, time on a core", costs);
        System.exit(0);
    }

    private static void say(String what, double[] ratios) {
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s: %.3f, quartiles %.3f and %.3f, of %d pairs%n",
                what,
                ratios[ratios.length / 2],
                ratios[ratios.length / 4],
                ratios[ratios.length * 3 / 4],
                ratios.length);
    }

    private static Asked ask(Site site, Visitor visitor, int seconds) throws IOException {
        Expect.open(visitor.get("/account/"));
        long began = PROCESS.getProcessCpuTime();
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c4",
                        "-d" + seconds + "s",
                        "-H",
                        "Cookie: " + visitor.cookieHeader().orElseThrow(),
                        "http://127.0.0.1:" + site.port() + "/account/")
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        double micros = (PROCESS.getProcessCpuTime() - began) / 1e3;
        assertThat(said).doesNotContainPattern(BAD);
        return new Asked(number(RATE, said), micros / number(COUNT, said));
    }

    private static double number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
