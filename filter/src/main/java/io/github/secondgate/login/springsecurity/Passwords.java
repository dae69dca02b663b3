package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.springsecurity.PublicType.Call;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Map;

/**
 * Asks Spring Security whether a password is somebody's; nobody is signed in or out by it. By the one {@code AuthenticationManager}
 * of the context, or the one that its namespace makes for all, which may count failures of its own; else by its {@code UserDetailsService} and {@code PasswordEncoder}.
 */
interface Passwords {
    /** Whether {@code given} is the password of whoever signs in as {@code loginName} and is called {@code name} then. */
    boolean isRight(String loginName, String name, String given);

    /** @return null where the context has no such bean, or several of a kind */
    static Passwords of(Authentications authentications, ClassLoader loader, SpringSecurity.Beans beans) {
        Passwords managed = ofManager(authentications, loader, beans);
        return managed == null ? ofUsers(loader, beans) : managed;
    }

    /** Null without one, or with several of which none is the one for all. */
    static Passwords ofManager(Authentications authentications, ClassLoader loader, SpringSecurity.Beans beans) {
        PublicType managers =
                PublicType.of("org.springframework.security.authentication.AuthenticationManager", loader);
        Object manager = one(
                beans.of(managers.type()),
                "org.springframework.security.authenticationManager",
                "authenticationManager");
        if (manager == null) {
            return null;
        }
        Class<?> asked = PublicType.of("org.springframework.security.core.Authentication", loader)
                .type();
        Call authenticate = managers.method("authenticate", asked);
        Constructor<?> token = token(loader);
        Refusals refusals = new Refusals(loader);
        return (loginName, name, given) -> {
            try {
                Object answer = authenticate.on(manager, token.newInstance(loginName, given));
                return answer != null && name.equals(authentications.name(answer));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            } catch (RuntimeException e) {
                return refusals.refused(e);
            }
        };
    }

    static Constructor<?> token(ClassLoader loader) {
        String name = "org.springframework.security.authentication.UsernamePasswordAuthenticationToken";
        try {
            return PublicType.of(name, loader).type().getConstructor(Object.class, Object.class);
        } catch (NoSuchMethodException e) {
            throw new MissingSpringException(name, e);
        }
    }

    /** Null where either is missing, or there are several. */
    static Passwords ofUsers(ClassLoader loader, SpringSecurity.Beans beans) {
        PublicType services = PublicType.of("org.springframework.security.core.userdetails.UserDetailsService", loader);
        PublicType encoders = PublicType.of("org.springframework.security.crypto.password.PasswordEncoder", loader);
        Object service = one(beans.of(services.type()));
        Object encoder = one(beans.of(encoders.type()));
        if (service == null || encoder == null) {
            return null;
        }
        PublicType users = PublicType.of("org.springframework.security.core.userdetails.UserDetails", loader);
        Call load = services.method("loadUserByUsername", String.class);
        Call nameOf = users.method("getUsername");
        Call stored = users.method("getPassword");
        Call matches = encoders.method("matches", CharSequence.class, String.class);
        Refusals refusals = new Refusals(loader);
        return (loginName, name, given) -> {
            try {
                Object user = load.on(service, loginName);
                Object password = user == null ? null : stored.on(user);
                return password != null
                        && name.equals(nameOf.on(user))
                        && Boolean.TRUE.equals(matches.on(encoder, given, password));
            } catch (RuntimeException e) {
                return refusals.refused(e);
            }
        };
    }

    /** The only one, or the one that has the first of these names which one has. */
    static Object one(Map<String, ?> beans, String... usual) {
        if (beans.size() == 1) {
            return beans.values().iterator().next();
        }
        return Arrays.stream(usual)
                .filter(beans::containsKey)
                .findFirst()
                .map(beans::get)
                .orElse(null);
    }

    /** What is a no, and what is no answer. */
    final class Refusals {
        private final PublicType refusal;
        private final PublicType failure;

        Refusals(ClassLoader loader) {
            refusal = PublicType.of("org.springframework.security.core.AuthenticationException", loader);
            failure =
                    PublicType.of("org.springframework.security.authentication.AuthenticationServiceException", loader);
        }

        /** @throws RuntimeException that one, where nothing could be found out */
        boolean refused(RuntimeException e) {
            if (refusal.has(e) && !failure.has(e)) {
                return false;
            }
            throw e;
        }
    }
}
