package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.start.ContainerWiring;
import java.util.Collections;
import javax.servlet.Filter;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;

/** A start where no Shiro is in the application, so that it must be the container which signs people in. */
final class ContainerStart implements LoginStart {
    private final ServletContext context;
    private Secondgate secondgate;

    ContainerStart(ServletContext context) {
        this.context = context;
    }

    @Override
    public Filter begin(FilterConfig configuration) throws StartRefusedException {
        secondgate = BeanSearch.of(context, Collections.emptyMap());
        return secondgate.start(context, new ContainerWiring(), configuration);
    }

    @Override
    public void end() {
        if (secondgate != null) {
            secondgate.stop();
            secondgate = null;
        }
    }
}
