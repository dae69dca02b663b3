package io.github.secondgate.benchmark;

import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalLong;
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

/** One check of a code over three time steps, beside the least that three HMACs can cost in Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodeCheckBenchmark {
    private static final int BLOCK = 64;

    private final byte[] key = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private final SharedSecret secret = SharedSecret.of(key);
    private final Totp totp = new Totp(Totp.Algorithm.SHA1, 6, 30);
    private final long step = 59_000_000L;
    private final String wrong = totp.codeAt(secret, step).equals("000000") ? "000001" : "000000";

    @Benchmark
    public OptionalLong check() {
        return totp.match(secret, wrong, step - 1, step + 1);
    }

    /** Three HMAC-SHA-1 (RFC 2104) on a bare digest: no key object, no provider beyond the digest's, no code. */
    @Benchmark
    public int floor() throws GeneralSecurityException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        byte[] inner = padded(0x36);
        byte[] outer = padded(0x5c);
        int all = 0;
        for (long counter = step - 1; counter <= step + 1; counter++) {
            sha1.update(inner);
            byte[] hash =
                    sha1.digest(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
            sha1.update(outer);
            all ^= sha1.digest(hash)[19];
        }
        return all;
    }

    private byte[] padded(int pad) {
        byte[] block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
    }
}
