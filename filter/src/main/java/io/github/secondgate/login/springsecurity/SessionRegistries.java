package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.springsecurity.PublicType.Call;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.servlet.Filter;

/**
 * Where Spring Security counts the sessions of each person by their ids, so that nobody has too many, and notes of those that are to
 * end: its filter ends them, at their next request. Before version 5 it does not hear that one got another id.
 */
final class SessionRegistries {
    private static final String FILTER = "org.springframework.security.web.session.ConcurrentSessionFilter";

    private final Set<Object> registries = Collections.newSetFromMap(new IdentityHashMap<>());
    private final PublicType type;
    private final Call information;
    private final Call principal;
    private final Call expired;
    private final Call register;
    private final Call remove;

    /** @param filters of its chains: whoever does not share a registry does not make it a bean */
    SessionRegistries(ClassLoader loader, SpringSecurity.Beans beans, Collection<Filter> filters) {
        type = PublicType.of("org.springframework.security.core.session.SessionRegistry", loader);
        registries.addAll(beans.of(type.type()).values());
        information = type.method("getSessionInformation", String.class);
        PublicType informations = PublicType.of("org.springframework.security.core.session.SessionInformation", loader);
        principal = informations.method("getPrincipal");
        expired = informations.method("isExpired");
        register = type.method("registerNewSession", String.class, Object.class);
        remove = type.method("removeSessionInformation", String.class);
        PublicType ending = PublicType.ifThere(FILTER, loader);
        filters.stream().filter(filter -> ending != null && ending.has(filter)).forEach(filter -> add(ending, filter));
    }

    /** It tells nobody which one it asks. */
    private void add(PublicType ending, Filter filter) {
        for (Field field : ending.type().getDeclaredFields()) {
            if (field.getType() == type.type()) {
                try {
                    field.setAccessible(true);
                    registries.add(field.get(filter));
                } catch (IllegalAccessException | RuntimeException e) {
                    // Where that is forbidden, those that are beans have to do.
                    continue;
                }
            }
        }
    }

    /** Tells each of them that has not heard of it. */
    void renamed(String before, String after) {
        for (Object registry : registries) {
            Object known = information.on(registry, before);
            if (known != null) {
                remove.on(registry, before);
                register.on(registry, after, principal.on(known));
            }
        }
    }

    /** Whether one of them says that this session is to end. */
    boolean isExpired(String session) {
        return registries.stream()
                .map(registry -> information.on(registry, session))
                .anyMatch(known -> known != null && Boolean.TRUE.equals(expired.on(known)));
    }
}
