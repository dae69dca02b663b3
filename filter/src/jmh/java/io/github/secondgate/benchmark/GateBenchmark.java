package io.github.secondgate.benchmark;

import io.github.secondgate.SecondgateFilter;
import io.github.secondgate.shiro.MemorySession;
import io.github.secondgate.tool.NewKey;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpSession;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.config.Ini;
import org.apache.shiro.util.ThreadContext;
import org.apache.shiro.web.env.EnvironmentLoader;
import org.apache.shiro.web.env.IniWebEnvironment;
import org.apache.shiro.web.servlet.ShiroFilter;
import org.apache.shiro.web.subject.WebSubject;
import org.h2.tools.RunScript;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * One request of somebody who is signed in and has passed, through Shiro's chain alone and through the same chain behind
 * the gate. The container is the least there can be, so that the difference is the gate's and the ratio is at its worst.
 * Once in the recheck time the gate asks the database, here too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class GateBenchmark {
    private static final String DATABASE = "jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1";

    private Path keys;
    private HttpSession session;
    private Filter shiro;
    private Filter gate;
    private FilterChain application;

    @Setup
    public void start(Blackhole blackhole) throws IOException, SQLException, ServletException {
        application = (request, response) -> blackhole.consume(request);
        keys = Files.createTempDirectory("benchmark").resolve("keys");
        NewKey.create(keys);
        createTables();
        BareContext context = new BareContext();
        session = new MemorySession("node0benchmark", context.proxy());
        IniWebEnvironment environment = new IniWebEnvironment();
        environment.setIni(ini());
        environment.setServletContext(context.proxy());
        environment.init();
        context.attributes().put(EnvironmentLoader.ENVIRONMENT_ATTRIBUTE_KEY, environment);
        signIn(environment);
        shiro = new ShiroFilter();
        shiro.init(context.filterConfig());
        gate = new SecondgateFilter();
        gate.init(context.filterConfig());
    }

    @TearDown
    public void stop() throws IOException {
        shiro.destroy();
        gate.destroy();
        Files.delete(keys);
        Files.delete(keys.getParent());
    }

    @Benchmark
    public void chainAlone() throws IOException, ServletException {
        shiro.doFilter(new BareRequest(session), BareResponse.INSTANCE, application);
    }

    @Benchmark
    public void chainBehindTheGate() throws IOException, ServletException {
        gate.doFilter(new BareRequest(session), BareResponse.INSTANCE, application);
    }

    private void signIn(IniWebEnvironment environment) {
        WebSubject subject = new WebSubject.Builder(
                        environment.getSecurityManager(), new BareRequest(session), BareResponse.INSTANCE)
                .buildWebSubject();
        subject.execute(() -> subject.login(new UsernamePasswordToken("nadia", "demo")));
        ThreadContext.remove();
    }

    private static void createTables() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(DATABASE);
                Reader script = new InputStreamReader(
                        SecondgateFilter.class.getResourceAsStream("sql/h2.sql"), StandardCharsets.UTF_8)) {
            RunScript.execute(connection, script);
        }
    }

    private Ini ini() {
        Ini ini = new Ini();
        ini.load("""
                [main]
                dataSource = org.h2.jdbcx.JdbcDataSource
                dataSource.url = %s
                secondgate = io.github.secondgate.Secondgate
                secondgate.issuer = Larkhaven Marina
                secondgate.dataSource = $dataSource
                secondgate.keyFile = %s
                [users]
                nadia = demo
                [urls]
                /public/** = anon
                /account/** = authc
                """.formatted(DATABASE, keys));
        return ini;
    }
}
