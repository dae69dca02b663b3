package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.deployment.ApplicationBeans;
import io.github.secondgate.deployment.SpringShiro;
import io.github.secondgate.start.ShiroWiring;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.servlet.Filter;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import org.apache.shiro.env.DefaultEnvironment;
import org.apache.shiro.web.env.EnvironmentLoader;
import org.apache.shiro.web.env.WebEnvironment;
import org.apache.shiro.web.util.WebUtils;

/**
 * A start where Shiro signs people in: finds its environment, takes what Spring has configured or loads one, and finds the bean
 * of the application.
 */
final class ShiroStart implements LoginStart {
    private final ServletContext context;
    private EnvironmentLoader loader;
    private Secondgate secondgate;

    ShiroStart(ServletContext context) {
        this.context = context;
    }

    @Override
    public Filter begin(FilterConfig configuration) throws StartRefusedException {
        WebEnvironment environment = WebUtils.getWebEnvironment(context);
        if (environment == null) {
            environment = SpringShiro.published(context);
        }
        if (environment == null) {
            new IniSpelling().onStartup(null, context);
            loader = new EnvironmentLoader();
            environment = loader.initEnvironment(context);
        }
        secondgate = in(context, environment);
        return secondgate.start(context, new ShiroWiring(environment), configuration);
    }

    /**
     * The bean of the application: of Shiro's environment, of Spring or Guice, or put into the servlet context by its own code,
     * under the name of this class. Otherwise a bare one, whose start then says all that is missing.
     *
     * @throws StartRefusedException if there are two, of which one would not be heard
     */
    static Secondgate in(ServletContext context, WebEnvironment environment) throws StartRefusedException {
        Map<Object, String> found = new IdentityHashMap<>();
        if (environment instanceof DefaultEnvironment) {
            ((DefaultEnvironment) environment).getObjects().forEach((name, bean) -> {
                if (bean instanceof Secondgate) {
                    found.put(bean, name);
                }
            });
        }
        new ApplicationBeans(context).of(Secondgate.class).forEach((name, bean) -> found.put(bean, name));
        Object announced = context.getAttribute(Secondgate.ATTRIBUTE);
        if (announced instanceof Secondgate) {
            found.put(announced, "the servlet context's");
        }
        if (found.size() > 1) {
            throw new StartRefusedException(Collections.singletonList("There is more than one bean of "
                    + Secondgate.class.getName() + ", "
                    + found.values().stream().sorted().collect(Collectors.joining(" and "))
                    + ", and one alone can stand in front of an application: say all settings under one name."));
        }
        return found.isEmpty()
                ? new Secondgate()
                : (Secondgate) found.keySet().iterator().next();
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
