package io.github.secondgate;

import io.github.secondgate.config.Configuration;
import io.github.secondgate.deployment.ApplicationBeans;
import io.github.secondgate.log.Log;
import io.github.secondgate.login.springsecurity.RootContext;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/**
 * The bean of {@link Secondgate} as Spring's root context has it at this moment. Some applications refresh that while they run, or
 * put another in its place, which ends the data source of the bean that was started; what a newer bean holds takes over then.
 * Its texts do not: they are read at the start. Safe for concurrent use.
 */
final class CurrentBean {
    private static final Log LOG = Log.of(Secondgate.class);

    private final ServletContext context;
    private final ApplicationBeans beans;
    private final RootContext root;
    /** One at a time, and nobody waits: whoever looks may wait for Spring, which may wait for a bean that asks us. */
    private final AtomicBoolean looking = new AtomicBoolean();

    private volatile RootContext.Generation generation;
    private volatile Secondgate bean;
    private volatile Configuration said;

    private CurrentBean(ServletContext context, ApplicationBeans beans, RootContext root, Secondgate first) {
        this.context = context;
        this.beans = beans;
        this.root = root;
        bean = first;
        said = first.said();
        generation = root.generation();
        watch(generation);
    }

    /** Null where {@code first} is no bean of Spring's root context, so that none comes after it. */
    static CurrentBean of(ServletContext context, Secondgate first) {
        ApplicationBeans beans = new ApplicationBeans(context);
        RootContext root = beans.ofSpring(Secondgate.class).containsValue(first)
                ? RootContext.ifThere(context.getClassLoader(), beans::springRoot)
                : null;
        return root == null ? null : new CurrentBean(context, beans, root, first);
    }

    private void watch(RootContext.Generation now) {
        root.watch(now, made -> {
            if (made instanceof Secondgate) {
                follow((Secondgate) made);
            }
        });
    }

    /** What the first bean said, with the objects of the newest one. */
    Configuration following() {
        return said.following(this::latest);
    }

    private Configuration latest() {
        keepUp();
        return said;
    }

    /** The filter, which lets no request in before the newest bean is known. */
    Filter before(Filter gate) {
        return new Filter() {
            @Override
            public void init(FilterConfig configuration) throws ServletException {
                gate.init(configuration);
            }

            @Override
            public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
                    throws IOException, ServletException {
                keepUp();
                gate.doFilter(request, response, application);
            }

            @Override
            public void destroy() {
                gate.destroy();
            }
        };
    }

    private void keepUp() {
        if (!root.isStill(generation) && looking.compareAndSet(false, true)) {
            try {
                look();
            } catch (RuntimeException e) {
                LOG.warn("Spring's root context was made once more, and cannot be asked for its bean of Secondgate", e);
            } finally {
                looking.set(false);
            }
        }
    }

    private void look() {
        RootContext.Generation now = root.generation();
        if (!root.isReady()) {
            return;
        }
        Collection<Secondgate> found = beans.ofSpring(Secondgate.class).values();
        if (found.size() == 1) {
            follow(found.iterator().next());
        } else {
            LOG.warn(
                    "Spring's root context was made once more, and has {} beans of {} now: the one before goes on being used",
                    found.size(),
                    Secondgate.class.getName());
        }
        if (now.isOfAnotherContext(generation)) {
            watch(now);
        }
        generation = now;
    }

    private void follow(Secondgate next) {
        Secondgate before = bean;
        if (next == before) {
            return;
        }
        next.goOnFrom(before);
        Configuration anew = next.said();
        if (!anew.texts.equals(said.texts)) {
            LOG.warn(
                    "Spring's new bean of {} says other settings: they hold from the next start on",
                    Secondgate.ATTRIBUTE);
        }
        said = anew;
        bean = next;
        context.setAttribute(Secondgate.ATTRIBUTE, next);
        LOG.info(
                "Spring has made the bean of {} once more, and its data source is used from now on",
                Secondgate.ATTRIBUTE);
    }
}
