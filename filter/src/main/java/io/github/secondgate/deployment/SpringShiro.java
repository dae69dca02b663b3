package io.github.secondgate.deployment;

import java.util.Map;
import javax.servlet.ServletContext;
import org.apache.shiro.web.config.ShiroFilterConfiguration;
import org.apache.shiro.web.env.DefaultWebEnvironment;
import org.apache.shiro.web.env.EnvironmentLoader;
import org.apache.shiro.web.env.WebEnvironment;
import org.apache.shiro.web.servlet.AbstractShiroFilter;

/**
 * Shiro as Spring has configured it: by a {@code ShiroFilterFactoryBean}, whose filter has the security manager and the chains.
 * That filter itself never runs; Secondgate's stands in its place in {@code web.xml}.
 */
public final class SpringShiro {
    private SpringShiro() {}

    /**
     * What that filter would have worked with, put where Shiro's own filter looks for it.
     *
     * @return null where Spring has no such filter
     * @throws IllegalStateException if it has several, or cannot make it
     */
    public static WebEnvironment published(ServletContext context) {
        Map<String, AbstractShiroFilter> filters = new ApplicationBeans(context).ofSpring(AbstractShiroFilter.class);
        if (filters.size() > 1) {
            throw new IllegalStateException("Spring's context has more than one filter of Shiro, " + filters.keySet()
                    + ": leave one, behind which all of the application is.");
        }
        for (AbstractShiroFilter filter : filters.values()) {
            WebEnvironment environment = environment(filter, context);
            context.setAttribute(EnvironmentLoader.ENVIRONMENT_ATTRIBUTE_KEY, environment);
            return environment;
        }
        return null;
    }

    private static WebEnvironment environment(AbstractShiroFilter filter, ServletContext context) {
        ShiroFilterConfiguration configuration = new ShiroFilterConfiguration();
        configuration.setFilterOncePerRequest(filter.isFilterOncePerRequest());
        configuration.setStaticSecurityManagerEnabled(filter.isStaticSecurityManagerEnabled());
        DefaultWebEnvironment environment = new DefaultWebEnvironment();
        environment.setServletContext(context);
        environment.setWebSecurityManager(filter.getSecurityManager());
        environment.setFilterChainResolver(filter.getFilterChainResolver());
        environment.setShiroFilterConfiguration(configuration);
        return environment;
    }
}
