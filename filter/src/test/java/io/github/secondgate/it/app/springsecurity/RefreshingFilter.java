package io.github.secondgate.it.app.springsecurity;

import io.github.secondgate.Secondgate;
import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.ContextLoader;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Spring Security's chain as the root context has it at this moment, which an application does that takes new settings while it
 * runs: {@code refresh=context} has the context made once more before the chain, {@code refresh=another} puts another in its place,
 * and {@code refresh=away} takes it away until {@code refresh=back}. {@code forget=NAME} asks that of the bean that is in the
 * context then.
 */
public class RefreshingFilter implements Filter {
    private static final String ROOT = WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE;

    private ServletContext application;
    private Object away;

    @Override
    public void init(FilterConfig configuration) {
        application = configuration.getServletContext();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String refresh = request.getParameter("refresh");
        if ("context".equals(refresh)) {
            ((ConfigurableApplicationContext) context()).refresh();
        } else if ("another".equals(refresh)) {
            ((ConfigurableApplicationContext) context()).close();
            application.removeAttribute(ROOT);
            new ContextLoader().initWebApplicationContext(application);
        } else if ("away".equals(refresh)) {
            away = context();
            application.removeAttribute(ROOT);
            chain.doFilter(request, response);
            return;
        } else if ("back".equals(refresh)) {
            application.setAttribute(ROOT, away);
        }
        String forget = request.getParameter("forget");
        if (forget != null) {
            context().getBean(Secondgate.class).forget(forget);
        }
        context().getBean("springSecurityFilterChain", Filter.class).doFilter(request, response, chain);
    }

    private WebApplicationContext context() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(application);
    }

    @Override
    public void destroy() {}
}
