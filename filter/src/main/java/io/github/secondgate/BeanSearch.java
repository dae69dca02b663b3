package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.deployment.ApplicationBeans;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.servlet.ServletContext;

/**
 * The bean of the application, whatever signs people in: of Spring or Guice, or put into the servlet context by code of its own,
 * under the name of {@link Secondgate}.
 */
final class BeanSearch {
    private BeanSearch() {}

    /**
     * The one that there is; otherwise a bare one, whose start then says all that is missing.
     *
     * @param own further ones that the login's own environment has, by their names
     * @throws StartRefusedException if there are two, of which one would not be heard
     * @throws IllegalStateException if one of them cannot be made
     */
    static Secondgate of(ServletContext context, Map<String, Secondgate> own) throws StartRefusedException {
        Map<Secondgate, String> found = new IdentityHashMap<>();
        own.forEach((name, bean) -> found.put(bean, name));
        new ApplicationBeans(context).of(Secondgate.class).forEach((name, bean) -> found.put(bean, name));
        Object announced = context.getAttribute(Secondgate.ATTRIBUTE);
        if (announced instanceof Secondgate) {
            found.put((Secondgate) announced, "the servlet context's");
        }
        if (found.size() > 1) {
            throw new StartRefusedException(Collections.singletonList("There is more than one bean of "
                    + Secondgate.class.getName() + ", "
                    + found.values().stream().sorted().collect(Collectors.joining(" and "))
                    + ", and one alone can stand in front of an application: say all settings under one name."));
        }
        return found.isEmpty() ? new Secondgate() : found.keySet().iterator().next();
    }
}
