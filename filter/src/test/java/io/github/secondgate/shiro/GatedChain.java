package io.github.secondgate.shiro;

import io.github.secondgate.Secondgate;
import io.github.secondgate.SecondgateFilter;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.tool.NewKey;
import io.github.secondgate.totp.Totp;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
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

/**
 * Requests of somebody who is signed in and gave a code of their app, through Shiro's chain alone and through the same chain
 * behind the gate. The container is the least there can be, so that what differs is the gate's.
 */
public final class GatedChain implements AutoCloseable {
    private static final String WHO = "nadia";
    private static final RequestOrigin HERE = new RequestOrigin("127.0.0.1", null);

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final Path keys = Files.createTempDirectory("gated").resolve("keys");
    private final BareContext context = new BareContext();
    private final HttpSession session = new MemorySession("node0gated", context.proxy());
    private final IniWebEnvironment environment = new IniWebEnvironment();
    private final Filter shiro = new ShiroFilter();
    private final Filter gate = new SecondgateFilter();
    private final long changes;

    /** They have an app, and gave a password alone. */
    public GatedChain() throws IOException, SQLException, ServletException {
        NewKey.create(keys);
        createTables();
        environment.setIni(ini());
        environment.setServletContext(context.proxy());
        environment.init();
        context.attributes().put(EnvironmentLoader.ENVIRONMENT_ATTRIBUTE_KEY, environment);
        shiro.init(context.filterConfig());
        gate.init(context.filterConfig());
        changes = enrol(Secondgate.of(context.proxy()).enrolments());
        as(subject -> subject.login(new UsernamePasswordToken(WHO, "demo")));
    }

    private static long enrol(Enrolments enrolments) {
        PendingEnrolment pending = enrolments
                .begin(WHO, TotpAppName.of("Phone").orElseThrow(), HERE)
                .orElseThrow();
        Totp totp = pending.totp();
        String code = totp.codeAt(pending.secret(), totp.stepAt(Instant.now()));
        return enrolments.confirm(WHO, pending.id(), code, HERE).changes();
    }

    /** Gives their session what it holds once a code of the app was right. */
    public GatedChain passed() {
        as(subject -> new SecondFactorStamp(WHO, Method.FACTOR, Instant.now(), changes)
                .write(new ShiroSession(subject.getSession())));
        return this;
    }

    public void alone(FilterChain application) throws IOException, ServletException {
        shiro.doFilter(new BareRequest(session), BareResponse.INSTANCE, application);
    }

    public void behindTheGate(FilterChain application) throws IOException, ServletException {
        gate.doFilter(new BareRequest(session), BareResponse.INSTANCE, application);
    }

    @Override
    public void close() throws IOException {
        shiro.destroy();
        gate.destroy();
        Files.delete(keys);
        Files.delete(keys.getParent());
    }

    private interface Work {
        void with(WebSubject subject);
    }

    private void as(Work work) {
        WebSubject subject = new WebSubject.Builder(
                        environment.getSecurityManager(), new BareRequest(session), BareResponse.INSTANCE)
                .buildWebSubject();
        subject.execute(() -> work.with(subject));
        ThreadContext.remove();
    }

    private void createTables() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(database);
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
                secondgate.recoveryCodes = 0
                [users]
                nadia = demo
                [urls]
                /public/** = anon
                /account/** = authc
                """.formatted(database, keys));
        return ini;
    }
}
