package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.springsecurity.PublicType.Call;
import java.security.Principal;
import java.util.Collection;

/**
 * What Spring Security says of somebody: a {@code SecurityContext}, the {@code Authentication} in it, and its authorities.
 * An anonymous one, and one that counts for none, is nobody.
 */
final class Authentications {
    private static final String CORE = "org.springframework.security.core.";
    private static final String TOKENS = "org.springframework.security.authentication.";
    /** Somebody who acts as another, who acts as another …; further than anybody goes. */
    private static final int DEEPEST_SWITCH = 16;

    private final PublicType context;
    private final Call authentication;
    private final PublicType authentications;
    private final Call isAuthenticated;
    private final Call principal;
    private final Call authorities;
    private final Call authority;
    private final PublicType anonymous;
    private final PublicType remembered;
    private final PublicType byPassword;
    private final PublicType users;
    /** Null before Spring Security 5. */
    private final PublicType named;

    private final PublicType tokens;
    private final PublicType switched;
    private final Call source;

    /** @throws MissingSpringException where Spring Security is not there */
    Authentications(ClassLoader loader) {
        context = PublicType.of(CORE + "context.SecurityContext", loader);
        authentication = context.method("getAuthentication");
        authentications = PublicType.of(CORE + "Authentication", loader);
        isAuthenticated = authentications.method("isAuthenticated");
        principal = authentications.method("getPrincipal");
        authorities = authentications.method("getAuthorities");
        authority = PublicType.of(CORE + "GrantedAuthority", loader).method("getAuthority");
        anonymous = PublicType.of(TOKENS + "AnonymousAuthenticationToken", loader);
        remembered = PublicType.of(TOKENS + "RememberMeAuthenticationToken", loader);
        byPassword = PublicType.of(TOKENS + "UsernamePasswordAuthenticationToken", loader);
        tokens = PublicType.of(TOKENS + "AbstractAuthenticationToken", loader);
        users = PublicType.of(CORE + "userdetails.UserDetails", loader);
        named = PublicType.ifThere(CORE + "AuthenticatedPrincipal", loader);
        switched = PublicType.of(
                "org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority", loader);
        source = switched.method("getSource");
    }

    boolean isContext(Object object) {
        return context.has(object);
    }

    /** Whoever that context is about, who may act as another; null for nobody, and where it is no context. */
    Object of(Object securityContext) {
        Object found = isContext(securityContext) ? authentication.on(securityContext) : null;
        return found == null || anonymous.has(found) || !Boolean.TRUE.equals(isAuthenticated.on(found)) ? null : found;
    }

    /** The same who sits at the keyboard, whoever they act as. */
    Object atTheKeyboard(Object somebody) {
        Object person = somebody;
        for (int depth = 0; depth < DEEPEST_SWITCH; depth++) {
            Object before = source(person);
            if (before == null) {
                return person;
            }
            person = before;
        }
        throw new IllegalStateException("Somebody acts as another more than " + DEEPEST_SWITCH + " times over");
    }

    /** @return null where they act as themselves */
    private Object source(Object somebody) {
        for (Object held : authorities(somebody)) {
            if (switched.has(held)) {
                return source.on(held);
            }
        }
        return null;
    }

    boolean actsAsAnother(Object somebody) {
        return source(somebody) != null;
    }

    /** Whether a cookie made this login, and no password. */
    boolean isRemembered(Object somebody) {
        return remembered.has(somebody);
    }

    /** Whether a name and a password made it, and nothing that knows of no password here, such as a single sign-on. */
    boolean isByPassword(Object somebody) {
        return byPassword.has(somebody);
    }

    Object principal(Object somebody) {
        return principal.on(somebody);
    }

    /** What Spring Security calls them; null where that is no name but a {@code toString} of their principal, which is nobody's promise. */
    String name(Object somebody) {
        Object who = principal(somebody);
        boolean isNamed = who instanceof String
                || who instanceof Principal
                || users.has(who)
                || named != null && named.has(who)
                || hasNameOfItsOwn(somebody);
        return isNamed ? ((Principal) somebody).getName() : null;
    }

    private boolean hasNameOfItsOwn(Object somebody) {
        try {
            return somebody.getClass().getMethod("getName").getDeclaringClass() != tokens.type();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the prefix that Spring Security puts before roles or without it. */
    boolean hasRole(Object somebody, String role) {
        for (Object held : authorities(somebody)) {
            Object name = authority.on(held);
            if (role.equals(name) || ("ROLE_" + role).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private Collection<?> authorities(Object somebody) {
        return (Collection<?>) authorities.on(somebody);
    }
}
