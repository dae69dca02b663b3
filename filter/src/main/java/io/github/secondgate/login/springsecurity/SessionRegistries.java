package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.springsecurity.PublicType.Call;
import java.util.ArrayList;
import java.util.Collection;

/**
 * Where Spring Security counts the sessions of each person by their ids, so that nobody has too many. Before version 5 it does not
 * hear that one got another id.
 */
final class SessionRegistries {
    private final Collection<Object> registries;
    private final Call information;
    private final Call principal;
    private final Call register;
    private final Call remove;

    SessionRegistries(ClassLoader loader, SpringSecurity.Beans beans) {
        PublicType type = PublicType.of("org.springframework.security.core.session.SessionRegistry", loader);
        registries = new ArrayList<>(beans.of(type.type()).values());
        information = type.method("getSessionInformation", String.class);
        principal = PublicType.of("org.springframework.security.core.session.SessionInformation", loader)
                .method("getPrincipal");
        register = type.method("registerNewSession", String.class, Object.class);
        remove = type.method("removeSessionInformation", String.class);
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
}
