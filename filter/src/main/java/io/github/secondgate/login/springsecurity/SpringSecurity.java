package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.UnknownPersonException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.Filter;

/**
 * Spring Security as the application has it: its types, its chains of filters and what else of it our logins ask. Says nothing
 * about one request.
 */
public final class SpringSecurity {
    /** As which attribute of the session it keeps a login, unless the application says otherwise. */
    static final String USUAL_ATTRIBUTE = "SPRING_SECURITY_CONTEXT";
    /** A session may hold one for each chain; more is a fault of somebody's. */
    private static final int MOST_ATTRIBUTES = 16;

    private final ClassLoader loader;
    private final Beans beans;
    private final Authentications authentications;
    private final ContextHolder holder;
    private final FilterChains filterChains;
    private final RootContext context;
    private final Set<String> attributes = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private volatile Found found;
    private volatile boolean unsettled;
    /** What kept its beans from being found while it is unsettled; null for nothing, or nothing yet. */
    private volatile RuntimeException hindrance;
    /** Null while it stands in no chain. */
    private volatile Filter gate;

    /**
     * @param loader of the application
     * @param beans those of the application's context
     * @throws MissingSpringException where Spring Security is not there, or its context has no chain of filters
     */
    public SpringSecurity(ClassLoader loader, Beans beans) {
        this.loader = loader;
        this.beans = beans;
        authentications = new Authentications(loader);
        holder = new ContextHolder(authentications, loader);
        filterChains = new FilterChains(loader);
        context = new RootContext(loader, beans::root);
        found = find();
        attributes.add(USUAL_ATTRIBUTE);
    }

    /** The beans of the application's context. */
    public interface Beans {
        /** By their names; empty where there are none. */
        Map<String, ?> of(Class<?> type);

        /** The context itself, which may be another at each question. */
        Object root();
    }

    /** What comes with one generation of the context. */
    private static final class Found {
        private final RootContext.Generation generation;
        private final List<List<Filter>> chains;
        private final Passwords passwords;
        private final SessionRegistries registries;

        Found(
                RootContext.Generation generation,
                List<List<Filter>> chains,
                Passwords passwords,
                SessionRegistries registries) {
            this.generation = generation;
            this.chains = chains;
            this.passwords = passwords;
            this.registries = registries;
        }
    }

    private Found find() {
        RootContext.Generation generation = context.generation();
        List<List<Filter>> chains = filterChains.of(beans);
        return new Found(
                generation,
                chains,
                Passwords.of(authentications, loader, beans),
                new SessionRegistries(loader, beans, FilterChains.filters(chains)));
    }

    /**
     * Stands at both ends of each chain from now on, of those too that a refresh of the context makes.
     *
     * @throws UnsupportedOperationException where one of them cannot be changed
     */
    void enclose(Filter filter) {
        gate = filter;
        FilterChains.enclose(found.chains, filter);
        watch(found);
    }

    private void watch(Found now) {
        context.watch(now.generation, bean -> {
            Filter standing = gate;
            if (standing != null) {
                FilterChains.enclose(filterChains.chainsOf(bean), standing);
            }
        });
    }

    void release() {
        Filter filter = gate;
        gate = null;
        FilterChains.release(found.chains, filter);
    }

    /** Finds again what the application made once more; while it is at it, {@link #settled} says so. */
    void keepUp() {
        if (unsettled || !context.isStill(found.generation)) {
            renew();
        }
    }

    private synchronized void renew() {
        Found before = found;
        unsettled = !context.isStill(before.generation);
        if (!unsettled || !context.isReady()) {
            return;
        }
        Found now;
        try {
            now = find();
            FilterChains.enclose(now.chains, gate);
        } catch (RuntimeException e) {
            // It has no chain any longer, perhaps until its next refresh, or a bean that is not made yet.
            // Nothing tells then who is signed in.
            hindrance = e;
            return;
        }
        if (now.generation.isOfAnotherContext(before.generation)) {
            watch(now);
        }
        found = now;
        hindrance = null;
        unsettled = false;
    }

    /** @throws UnknownPersonException where the application is making its chains once more, or makes none any longer */
    void settled() {
        if (unsettled) {
            throw new UnknownPersonException(
                    "Spring's root context is being refreshed, or has no chain of filters any more.", hindrance);
        }
    }

    /** Whether a person's password can be asked for again. */
    public boolean asksPassword() {
        return found.passwords != null;
    }

    /** Null where that does not hold. */
    Passwords passwords() {
        return found.passwords;
    }

    Authentications authentications() {
        return authentications;
    }

    ContextHolder holder() {
        return holder;
    }

    SessionRegistries registries() {
        return found.registries;
    }

    /** The names under which sessions have been seen to keep a login. */
    Set<String> attributes() {
        return attributes;
    }

    /** A session keeps one under that name. */
    void seenAs(String attribute) {
        if (attributes.size() < MOST_ATTRIBUTES) {
            attributes.add(attribute);
        }
    }
}
