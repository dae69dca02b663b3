package io.github.secondgate.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import javax.servlet.ServletRegistration;

/**
 * Where an application signs people in and out, as far as its {@code web.xml} and its servlets say so by name. Guesses nothing:
 * of two addresses that may be it, neither is.
 */
public final class SigningPages {
    private static final Pattern LOGIN = named("log-?in|sign-?in|log-?on|sign-?on");
    private static final Pattern LOGOUT = named("log-?out|sign-?out|log-?off|sign-?off");

    private SigningPages() {}

    private static Pattern named(String words) {
        return Pattern.compile("(/[A-Za-z0-9._~-]+)*/(" + words + ")(\\.[a-z]+)?", Pattern.CASE_INSENSITIVE);
    }

    /** The page of the container's login, else the only address that is named like a login; null without one. */
    public static String login(ServletContext context) {
        String page =
                Descriptor.read(context::getResourceAsStream, new ArrayList<>()).formLoginPage();
        return page == null ? only(LOGIN, context) : page;
    }

    /** The only address that is named like a logout; null without one. */
    public static String logout(ServletContext context) {
        return only(LOGOUT, context);
    }

    private static String only(Pattern named, ServletContext context) {
        Set<String> found = new TreeSet<>();
        for (ServletRegistration servlet : context.getServletRegistrations().values()) {
            add(servlet.getMappings(), named, found);
        }
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            add(filter.getUrlPatternMappings(), named, found);
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private static void add(Collection<String> addresses, Pattern named, Set<String> found) {
        addresses.stream().filter(address -> named.matcher(address).matches()).forEach(found::add);
    }
}
