package io.github.secondgate.benchmark;

import io.github.secondgate.secondfactor.app.KeyUri;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import io.github.secondgate.view.QrSvg;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The QR code of a set-up: warm, and the very first one of a JVM. */
@State(Scope.Benchmark)
public class QrBenchmark {
    private final String uri = KeyUri.of(
            "Larkhaven Marina",
            "nadia@larkhaven.example",
            SharedSecret.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}),
            new Totp(Totp.Algorithm.SHA1, 6, 30));

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(1)
    public String draw() {
        return QrSvg.of(uri);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(5)
    public String drawTheFirst() {
        return QrSvg.of(uri);
    }
}
