package io.github.secondgate.login.springsecurity;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Spring Security as the application has it: its types, its chains of filters and what else of it our logins ask. Says nothing
 * about one request.
 */
public final class SpringSecurity {
    /** As which attribute of the session it keeps a login, unless the application says otherwise. */
    static final String USUAL_ATTRIBUTE = "SPRING_SECURITY_CONTEXT";
    /** A session may hold one for each chain; more is a fault of somebody's. */
    private static final int MOST_ATTRIBUTES = 16;

    private final Authentications authentications;
    private final ContextHolder holder;
    private final FilterChains chains;
    private final Passwords passwords;
    private final SessionRegistries registries;
    private final Set<String> attributes = Collections.newSetFromMap(new ConcurrentHashMap<>());

    /**
     * @param loader of the application
     * @param beans those of the application's context, by their type
     * @throws MissingSpringException where Spring Security is not there, or its context has no chain of filters
     */
    public SpringSecurity(ClassLoader loader, Beans beans) {
        authentications = new Authentications(loader);
        holder = new ContextHolder(authentications, loader);
        chains = new FilterChains(loader, beans);
        passwords = Passwords.of(authentications, loader, beans);
        registries = new SessionRegistries(loader, beans, chains.filters());
        attributes.add(USUAL_ATTRIBUTE);
    }

    /** The beans of the application's context. */
    @FunctionalInterface
    public interface Beans {
        /** By their names; empty where there are none. */
        Map<String, ?> of(Class<?> type);
    }

    /** Whether a person's password can be asked for again. */
    public boolean asksPassword() {
        return passwords != null;
    }

    /** Null where that does not hold. */
    Passwords passwords() {
        return passwords;
    }

    Authentications authentications() {
        return authentications;
    }

    ContextHolder holder() {
        return holder;
    }

    FilterChains chains() {
        return chains;
    }

    SessionRegistries registries() {
        return registries;
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
