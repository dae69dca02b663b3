package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.start.ServletWiring;
import java.util.Collections;
import javax.servlet.Filter;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;

/** A start where no Shiro is in the application, so that something else signs people in, which the settings say. */
final class ServletStart implements LoginStart {
    private final ServletContext context;
    private Secondgate secondgate;

    ServletStart(ServletContext context) {
        this.context = context;
    }

    @Override
    public Filter begin(FilterConfig configuration) throws StartRefusedException {
        secondgate = BeanSearch.of(context, Collections.emptyMap());
        return secondgate.start(context, new ServletWiring(context), configuration);
    }

    @Override
    public void end() {
        if (secondgate != null) {
            secondgate.stop();
            secondgate = null;
        }
    }
}
