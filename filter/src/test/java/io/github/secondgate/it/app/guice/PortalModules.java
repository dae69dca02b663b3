package io.github.secondgate.it.app.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.name.Names;
import com.google.inject.servlet.GuiceServletContextListener;
import io.github.secondgate.Secondgate;
import io.github.secondgate.it.app.CountingDataSource;
import io.github.secondgate.it.app.FrozenClock;
import io.github.secondgate.it.app.StaffRealm;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import org.apache.shiro.guice.web.ShiroWebModule;

/** Shiro as an application of Guice configures it; the texts of Secondgate stand in its file. */
public class PortalModules extends GuiceServletContextListener {
    private ServletContext servletContext;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        servletContext = event.getServletContext();
        super.contextInitialized(event);
    }

    @Override
    protected Injector getInjector() {
        List<Module> modules = new ArrayList<>();
        modules.add(new PortalShiro(servletContext));
        modules.add(new Gate(servletContext));
        if (servletContext.getInitParameter("second") != null) {
            modules.add(ShiroWebModule.guiceFilterModule());
        }
        return Guice.createInjector(modules);
    }

    private static final class PortalShiro extends ShiroWebModule {
        PortalShiro(ServletContext servletContext) {
            super(servletContext);
        }

        @Override
        @SuppressWarnings("unchecked")
        protected void configureShiroWeb() {
            bindConstant().annotatedWith(Names.named("shiro.loginUrl")).to("/login.jsp");
            bindConstant().annotatedWith(Names.named("shiro.successUrl")).to("/account/");
            bindRealm().toInstance(new StaffRealm());
            addFilterChain("/login.jsp", filterConfig(AUTHC));
            addFilterChain("/logout", filterConfig(LOGOUT));
            addFilterChain("/admin/**", filterConfig(AUTHC), filterConfig(ROLES, "admin"));
            addFilterChain("/account/**", filterConfig(AUTHC));
        }
    }

    private static final class Gate extends AbstractModule {
        private final ServletContext servletContext;

        Gate(ServletContext servletContext) {
            this.servletContext = servletContext;
        }

        @Override
        protected void configure() {
            CountingDataSource dataSource = new CountingDataSource();
            dataSource.setUrl(servletContext.getInitParameter("database"));
            Secondgate secondgate = new Secondgate();
            secondgate.setDataSource(dataSource);
            secondgate.getStepUp().put("/admin/**", "5m");
            secondgate.setClock(new FrozenClock());
            bind(Secondgate.class).toInstance(secondgate);
        }
    }
}
