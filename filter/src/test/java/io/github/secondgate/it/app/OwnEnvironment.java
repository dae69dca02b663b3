package io.github.secondgate.it.app;

import io.github.secondgate.Secondgate;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import org.apache.shiro.web.env.DefaultWebEnvironment;
import org.apache.shiro.web.env.EnvironmentLoader;
import org.apache.shiro.web.filter.authc.FormAuthenticationFilter;
import org.apache.shiro.web.filter.mgt.DefaultFilterChainManager;
import org.apache.shiro.web.filter.mgt.PathMatchingFilterChainResolver;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;

/** An application that builds Shiro's environment by itself; the texts of Secondgate stand in its file. */
public class OwnEnvironment implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext servletContext = event.getServletContext();
        PathMatchingFilterChainResolver resolver = new PathMatchingFilterChainResolver();
        resolver.setFilterChainManager(chains());
        DefaultWebEnvironment environment = new DefaultWebEnvironment();
        environment.setServletContext(servletContext);
        environment.setWebSecurityManager(new DefaultWebSecurityManager(new StaffRealm()));
        environment.setFilterChainResolver(resolver);
        servletContext.setAttribute(EnvironmentLoader.ENVIRONMENT_ATTRIBUTE_KEY, environment);
        CountingDataSource dataSource = new CountingDataSource();
        dataSource.setUrl(servletContext.getInitParameter("database"));
        Secondgate secondgate = new Secondgate();
        secondgate.setDataSource(dataSource);
        secondgate.getStepUp().put("/admin/**", "5m");
        secondgate.setClock(new FrozenClock());
        servletContext.setAttribute(Secondgate.class.getName(), secondgate);
    }

    private static DefaultFilterChainManager chains() {
        DefaultFilterChainManager chains = new DefaultFilterChainManager();
        FormAuthenticationFilter form = (FormAuthenticationFilter) chains.getFilter("authc");
        form.setLoginUrl("/login.jsp");
        form.setSuccessUrl("/account/");
        chains.createChain("/login.jsp", "authc");
        chains.createChain("/logout", "logout");
        chains.createChain("/admin/**", "authc, roles[admin]");
        chains.createChain("/account/**", "authc");
        return chains;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        // Nothing of this is open.
    }
}
