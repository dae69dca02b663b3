package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.deployment.Libraries;
import io.github.secondgate.deployment.SpringShiro;
import io.github.secondgate.login.CookieOnlyResponse;
import io.github.secondgate.shiro.GatedRequest;
import io.github.secondgate.shiro.SubjectGate;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import org.apache.shiro.web.env.EnvironmentLoader;
import org.apache.shiro.web.env.WebEnvironment;
import org.apache.shiro.web.servlet.ShiroFilter;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.util.WebUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one class that a {@code web.xml} names, in the place of Shiro's own filter: on {@code /*}, with all five
 * dispatchers and {@code async-supported}. It does everything that {@link ShiroFilter} does, and holds back whoever has
 * given a password and still owes a second factor. Where the application has no Shiro environment yet, it takes what Spring
 * has configured, or loads one.
 */
public class SecondgateFilter extends ShiroFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Secondgate.class);

    private EnvironmentLoader loader;
    private Secondgate secondgate;
    private SubjectGate gate;

    @Override
    public void init() throws Exception {
        boolean stands = false;
        try {
            begin();
            stands = true;
        } catch (StartRefusedException e) {
            // The container's own log may be a file where nobody looks first.
            LOG.error(e.getMessage());
            throw e;
        } finally {
            if (!stands) {
                // No container destroys a filter that it could not start.
                end();
            }
        }
    }

    private void begin() throws Exception {
        List<String> unfit = Libraries.faults();
        if (!unfit.isEmpty()) {
            throw new StartRefusedException(unfit);
        }
        WebEnvironment environment = WebUtils.getWebEnvironment(getServletContext());
        if (environment == null) {
            environment = SpringShiro.published(getServletContext());
        }
        if (environment == null) {
            new IniSpelling().onStartup(null, getServletContext());
            loader = new EnvironmentLoader();
            environment = loader.initEnvironment(getServletContext());
        }
        super.init();
        secondgate = Secondgate.in(getServletContext(), environment);
        gate = start(environment);
    }

    private SubjectGate start(WebEnvironment environment) throws StartRefusedException {
        try {
            return secondgate.start(getServletContext(), environment, getFilterConfig());
        } catch (LinkageError e) {
            LOG.error("Secondgate cannot start", e);
            throw new StartRefusedException(Collections.singletonList(Libraries.misfit(e)));
        }
    }

    @Override
    protected WebSubject createSubject(ServletRequest request, ServletResponse response) {
        return gate.admit(super.createSubject(request, response));
    }

    @Override
    protected ServletRequest wrapServletRequest(HttpServletRequest request) {
        return new GatedRequest(request, getServletContext(), isHttpSessions());
    }

    @Override
    protected ServletResponse prepareServletResponse(
            ServletRequest request, ServletResponse response, FilterChain chain) {
        return new CookieOnlyResponse(WebUtils.toHttp(super.prepareServletResponse(request, response, chain)));
    }

    @Override
    protected void executeChain(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        if (!gate.opens(WebUtils.toHttp(request), WebUtils.toHttp(response))) {
            return;
        }
        // A filter of Shiro's chain may log somebody in on the way, as authcBasic does; so the gate is asked once more.
        super.executeChain(request, response, (laterRequest, laterResponse) -> {
            if (gate.stillOpens(WebUtils.toHttp(laterRequest), WebUtils.toHttp(laterResponse))) {
                application.doFilter(laterRequest, laterResponse);
            }
        });
    }

    /** Always: Shiro lets a filter be switched off, which would leave the application with one factor. */
    @Override
    protected final boolean isEnabled(ServletRequest request, ServletResponse response) {
        return true;
    }

    @Override
    public void destroy() {
        super.destroy();
        end();
    }

    private void end() {
        if (secondgate != null) {
            secondgate.stop();
            secondgate = null;
        }
        if (loader != null) {
            loader.destroyEnvironment(getServletContext());
            loader = null;
        }
    }
}
