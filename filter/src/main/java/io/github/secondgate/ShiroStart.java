package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.deployment.ApplicationBeans;
import io.github.secondgate.deployment.SpringShiro;
import io.github.secondgate.log.Log;
import io.github.secondgate.login.springsecurity.RootContext;
import io.github.secondgate.start.ShiroWiring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.servlet.Filter;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import org.apache.shiro.env.DefaultEnvironment;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.web.env.EnvironmentLoader;
import org.apache.shiro.web.env.WebEnvironment;
import org.apache.shiro.web.util.WebUtils;

/**
 * A start where Shiro signs people in: finds its environment, takes what Spring has configured or loads one, whose beans may
 * be the application's.
 */
final class ShiroStart implements LoginStart {
    private static final Log LOG = Log.of(Secondgate.class);

    private final ServletContext context;
    private EnvironmentLoader loader;
    private Secondgate secondgate;

    ShiroStart(ServletContext context) {
        this.context = context;
    }

    @Override
    public Filter begin(FilterConfig configuration) throws StartRefusedException {
        WebEnvironment environment = WebUtils.getWebEnvironment(context);
        boolean empty = isEmpty(environment);
        if (environment == null || empty) {
            environment = SpringShiro.published(context);
            tellOfRefresh();
        }
        if (environment == null && empty) {
            throw new StartRefusedException(Collections.singletonList(
                    "Shiro's environment has no security manager, and Spring's root context no filter of Shiro's, if it"
                            + " started at all: take the listener that makes that environment out of web.xml, or put a"
                            + " ShiroFilterFactoryBean into Spring's root context."));
        }
        if (environment == null) {
            new IniSpelling().onStartup(null, context);
            loader = new EnvironmentLoader();
            environment = loader.initEnvironment(context);
        }
        secondgate = in(context, environment);
        return secondgate.start(context, new ShiroWiring(environment), configuration);
    }

    /** A listener may make one that nobody fills, where Spring has what Shiro works with. */
    private static boolean isEmpty(WebEnvironment environment) {
        try {
            return environment != null && environment.getSecurityManager() == null;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** The filter keeps the security manager that it began with, as Shiro's own does behind Spring's proxy. */
    private void tellOfRefresh() {
        RootContext root = RootContext.ifThere(context.getClassLoader(), new ApplicationBeans(context)::springRoot);
        if (root != null) {
            root.watch(root.generation(), made -> {
                if (made instanceof SecurityManager) {
                    LOG.warn(
                            "Spring's root context is being made once more, with another security manager of Shiro's: people go"
                                    + " on being signed in by that of the start, with its realms. Start the application anew");
                }
            });
        }
    }

    /** @throws StartRefusedException if there are two, of which one would not be heard */
    static Secondgate in(ServletContext context, WebEnvironment environment) throws StartRefusedException {
        Map<String, Secondgate> own = new LinkedHashMap<>();
        if (environment instanceof DefaultEnvironment) {
            ((DefaultEnvironment) environment).getObjects().forEach((name, bean) -> {
                if (bean instanceof Secondgate) {
                    own.put(name, (Secondgate) bean);
                }
            });
        }
        return BeanSearch.of(context, own);
    }

    @Override
    public void end() {
        if (secondgate != null) {
            secondgate.stop();
            secondgate = null;
        }
        if (loader != null) {
            loader.destroyEnvironment(context);
            loader = null;
        }
    }
}
