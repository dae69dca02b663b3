package io.github.secondgate.login;

import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/**
 * Somebody who is signed in, but not by the login that the gate asks: with the container (FORM, BASIC, a certificate, a proxy
 * in front), with a filter before the gate, or with Spring Security, which keeps its login in the session.
 *
 * <p>Says that there is one and who it is; asks nothing of them. A login that something behind the gate makes anew in each
 * request it does not see; of Spring Security it knows what that is made from.
 */
public final class ForeignLogin {
    /** As {@link Login#madeBy} says it. */
    public static final String SPRING_SECURITY = "Spring Security";

    /** The second is that of Acegi, as Spring Security was called before. */
    private static final List<String> SPRINGS_ATTRIBUTES =
            Arrays.asList("SPRING_SECURITY_CONTEXT", "ACEGI_SECURITY_CONTEXT");
    /** From 3.0 on, 2.0 and before. */
    private static final boolean SPRING_IS_HERE = Stream.of(
                    "org.springframework.security.web.FilterChainProxy",
                    "org.springframework.security.util.FilterChainProxy",
                    "org.acegisecurity.util.FilterChainProxy")
            .anyMatch(ForeignLogin::has);

    private final String system;
    private final String name;

    private ForeignLogin(String system, String name) {
        this.system = system;
        this.name = name;
    }

    /** Null where nobody is signed in elsewhere. */
    public static ForeignLogin beside(Login login) {
        HttpServletRequest asItCame = login.requestAsItCame();
        String user = user(asItCame);
        if (user != null) {
            return new ForeignLogin("the container, or a filter in front of Secondgate,", user);
        }
        HttpSession ofContainer = asItCame.getSession(false);
        Session own = login.session(false);
        for (String attribute : SPRINGS_ATTRIBUTES) {
            Object kept = ofContainer == null ? null : ofContainer.getAttribute(attribute);
            if (kept == null && own != null) {
                kept = own.getAttribute(attribute);
            }
            ForeignLogin found = kept == null ? null : ofSpring(kept);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Whoever shows what Spring Security behind the gate signs people in by within the request, HTTP Basic, a bearer token, in
     * the address too, or its cookie, once Shiro's own filters have left it unread; null for nobody, without Spring Security, or where that is the
     * login which is asked.
     */
    public static ForeignLogin offered(Login login, HttpServletRequest request) {
        boolean shown = springMayTake(login)
                && (AuthorizationHeader.isIn(request)
                        || AuthorizationHeader.isTokenInQuery(request)
                        || RememberMeCookie.isIn(request));
        return shown
                ? new ForeignLogin(
                        "An Authorization header, access_token or cookie that Spring Security may take", "somebody")
                : null;
    }

    /** Whether there is a Spring Security which is not the login that is asked. */
    static boolean springMayTake(Login login) {
        return SPRING_IS_HERE && !login.madeBy().equals(SPRING_SECURITY);
    }

    private static boolean has(String type) {
        try {
            Class.forName(type, false, ForeignLogin.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Asks down to the container's own request, because a filter in front may hide its user, as Spring Security's does. */
    private static String user(ServletRequest asItCame) {
        String user = named((HttpServletRequest) asItCame);
        return user == null && asItCame instanceof ServletRequestWrapper
                ? user(((ServletRequestWrapper) asItCame).getRequest())
                : user;
    }

    private static String named(HttpServletRequest request) {
        if (request.getRemoteUser() != null) {
            return request.getRemoteUser();
        }
        Principal principal = request.getUserPrincipal();
        return principal == null ? null : String.valueOf(principal.getName());
    }

    /** Read without its classes, which this jar does not know; what cannot be read may be anybody. */
    private static ForeignLogin ofSpring(Object context) {
        try {
            Object authentication = asked(context, "getAuthentication");
            boolean nobody = authentication == null
                    || isAnonymous(authentication.getClass())
                    || !Boolean.TRUE.equals(asked(authentication, "isAuthenticated"));
            return nobody ? null : new ForeignLogin(SPRING_SECURITY, String.valueOf(asked(authentication, "getName")));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new ForeignLogin(SPRING_SECURITY, "(unreadable)");
        }
    }

    private static boolean isAnonymous(Class<?> authentication) {
        for (Class<?> at = authentication; at != null; at = at.getSuperclass()) {
            if (at.getSimpleName().equals("AnonymousAuthenticationToken")) {
                return true;
            }
        }
        return false;
    }

    private static Object asked(Object bean, String getter) throws ReflectiveOperationException {
        Method method = bean.getClass().getMethod(getter);
        // The class itself need not be public.
        method.setAccessible(true);
        return method.invoke(bean);
    }

    /** For the log; the name may hold anything. */
    @Override
    public String toString() {
        return system + " names '" + name + "'";
    }
}
