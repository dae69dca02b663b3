package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.deployment.Libraries;
import io.github.secondgate.deployment.SecondgateFilters;
import io.github.secondgate.log.Log;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/**
 * The one class that a {@code web.xml} names, in the place of Shiro's own filter where Shiro signs people in, else before all
 * others: on {@code /*}, with all five dispatchers and {@code async-supported}. It holds back whoever has given a password and
 * still owes a second factor; where Shiro is in the application it does everything that Shiro's filter does, and takes what
 * Spring has configured, or loads an environment, where there is none yet. With settings in a file of their own no
 * {@code web.xml} needs to name it: {@link FilterPlacement} puts it there. Neither it nor what it needs to be loaded names a
 * class of Shiro.
 */
public class SecondgateFilter implements Filter {
    private static final Log LOG = Log.of(Secondgate.class);

    private LoginStart start;
    private Filter gate;

    @Override
    public void init(FilterConfig configuration) throws ServletException {
        SecondgateFilter early = EarlyStart.take(configuration.getServletContext());
        if (early != null) {
            gate = early;
            return;
        }
        boolean stands = false;
        EarlyStart.begin(configuration.getServletContext());
        try {
            gate = begin(configuration);
            gate.init(configuration);
            stands = true;
        } catch (StartRefusedException e) {
            // The container's own log may be a file where nobody looks first.
            LOG.error(e.getMessage());
            throw e;
        } finally {
            EarlyStart.end(configuration.getServletContext());
            if (!stands) {
                // No container destroys a filter that it could not start.
                destroy();
            }
        }
    }

    private Filter begin(FilterConfig configuration) throws StartRefusedException {
        List<String> unfit = Libraries.faults();
        if (!unfit.isEmpty()) {
            throw new StartRefusedException(unfit);
        }
        List<String> others = SecondgateFilters.besides(configuration);
        if (!others.isEmpty()) {
            return beside(others, configuration.getFilterName());
        }
        ServletContext context = configuration.getServletContext();
        try {
            start = Libraries.hasShiro() ? new ShiroStart(context) : new ServletStart(context);
            return start.begin(configuration);
        } catch (LinkageError e) {
            LOG.error("Secondgate cannot start", e);
            throw new StartRefusedException(Collections.singletonList(Libraries.misfit(e)));
        }
    }

    /** Two gates would each ask for a code of their own; what the application says itself goes before what the jar does. */
    private static Filter beside(List<String> others, String name) throws StartRefusedException {
        if (!SecondgateFilters.isPlaced(name)) {
            List<String> all = new ArrayList<>(others);
            all.add(0, name);
            throw new StartRefusedException(Collections.singletonList(SecondgateFilters.fault(all)));
        }
        LOG.info("The application registers a filter of Secondgate by program, {}, so none is put before it", others);
        return new StandsAside();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        gate.doFilter(request, response, application);
    }

    @Override
    public void destroy() {
        if (gate != null) {
            gate.destroy();
            gate = null;
        }
        if (start != null) {
            start.end();
            start = null;
        }
    }
}
