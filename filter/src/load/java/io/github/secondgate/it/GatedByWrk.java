package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");
    private static final Pattern BAD = Pattern.compile("Non-2xx|Socket errors");

    private GatedByWrk() {}

    public static void main(String[] arguments) throws Exception {
        int pairs = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        try (Site gated = Site.start(new Setup());
                Site bare = Site.start(new Setup().withoutGate())) {
            Visitor passed = gated.visitor().password("nadia");
            passed.enrol();
            Visitor signedIn = bare.visitor().password("nadia");
            for (int i = 0; i < 3; i++) {
                rate(gated, passed, seconds);
                rate(bare, signedIn, seconds);
            }
            double[] ratios = new double[pairs];
            for (int i = 0; i < pairs; i++) {
                // Whoever comes first does so every other time.
                double before = i % 2 == 0 ? 0 : rate(bare, signedIn, seconds);
                double behind = rate(gated, passed, seconds);
                double beside = i % 2 == 0 ? rate(bare, signedIn, seconds) : before;
                ratios[i] = behind / beside;
                System.out.printf(Locale.ROOT, "%2d: %.0f and %.0f a second, %.3f%n", i + 1, behind, beside, ratios[i]);
            }
            Arrays.sort(ratios);
            System.out.printf(
                    Locale.ROOT,
                    "gated/ungated: %.3f, quartiles %.3f and %.3f, of %d pairs%n",
                    ratios[pairs / 2],
                    ratios[pairs / 4],
                    ratios[pairs * 3 / 4],
                    pairs);
        }
        System.exit(0);
    }

    private static double rate(Site site, Visitor visitor, int seconds) throws IOException {
        // As long as a decision is believed, and a little longer.
        Time.passRecheck();
        Expect.open(visitor.get("/account/"));
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
        assertThat(said).doesNotContainPattern(BAD);
        Matcher rate = RATE.matcher(said);
        assertThat(rate.find()).as(said).isTrue();
        return Double.parseDouble(rate.group(1));
    }
}
