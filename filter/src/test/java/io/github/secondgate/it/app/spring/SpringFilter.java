package io.github.secondgate.it.app.spring;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextPersistenceFilter;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Spring Security's chain as its configuration makes it by default: a form, HTTP Basic, a sign-out; root has an account. */
public class SpringFilter implements Filter {
    private Filter chain;

    @Override
    // What stores the login at the end of a request is deprecated, and the default of 5.8 all the same.
    @SuppressWarnings("deprecation")
    public void init(FilterConfig config) throws ServletException {
        DaoAuthenticationProvider accounts = new DaoAuthenticationProvider();
        accounts.setUserDetailsService(new InMemoryUserDetailsManager(
                User.withUsername("root").password("{noop}demo").roles("staff").build()));
        ProviderManager manager = new ProviderManager(accounts);
        BasicAuthenticationEntryPoint entry = new BasicAuthenticationEntryPoint();
        entry.setRealmName("staff");
        SecurityContextHolderAwareRequestFilter request = new SecurityContextHolderAwareRequestFilter();
        request.afterPropertiesSet();
        chain = new FilterChainProxy(new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new SecurityContextPersistenceFilter(),
                logout(),
                form(manager),
                new BasicAuthenticationFilter(manager, entry),
                request,
                new AnonymousAuthenticationFilter("fixture")));
        chain.init(config);
    }

    private static UsernamePasswordAuthenticationFilter form(ProviderManager manager) {
        UsernamePasswordAuthenticationFilter form = new UsernamePasswordAuthenticationFilter(manager);
        form.setFilterProcessesUrl("/spring/login");
        form.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        form.setAuthenticationSuccessHandler(new SimpleUrlAuthenticationSuccessHandler("/unguarded/page"));
        return form;
    }

    private static LogoutFilter logout() {
        LogoutFilter logout = new LogoutFilter("/login.jsp", new SecurityContextLogoutHandler());
        logout.setFilterProcessesUrl("/spring/logout");
        return logout;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        chain.doFilter(request, response, application);
    }

    @Override
    public void destroy() {
        chain.destroy();
    }
}
