package io.github.secondgate.benchmark;

import io.github.secondgate.shiro.GatedChain;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One request of somebody who is signed in and has passed with a code, through Shiro's chain alone and through the same chain
 * behind the gate. Once in the recheck time the gate asks the database, here too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class GateBenchmark {
    private final FilterChain application = (request, response) -> arrived = request;
    private GatedChain chain;
    private ServletRequest arrived;

    @Setup
    public void start() throws IOException, SQLException, ServletException {
        chain = new GatedChain().passed();
    }

    @TearDown
    public void stop() throws IOException {
        chain.close();
    }

    @Benchmark
    public ServletRequest chainAlone() throws IOException, ServletException {
        chain.alone(application);
        return letThrough();
    }

    @Benchmark
    public ServletRequest chainBehindTheGate() throws IOException, ServletException {
        chain.behindTheGate(application);
        return letThrough();
    }

    private ServletRequest letThrough() {
        ServletRequest request = arrived;
        if (request == null) {
            throw new IllegalStateException("The request did not get as far as the application");
        }
        arrived = null;
        return request;
    }
}
