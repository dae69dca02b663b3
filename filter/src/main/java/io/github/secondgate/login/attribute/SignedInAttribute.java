package io.github.secondgate.login.attribute;

import io.github.secondgate.login.BeanPath;
import io.github.secondgate.login.UnknownPersonException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the application's session says who is signed in: {@code ATTRIBUTE[.property…] [only if .property]}. The attribute's
 * value, or that property of it, is the name; the condition is read on the same value and met by whatever is neither null nor
 * false; an empty map names nobody either. The name of an attribute may hold dots: it is the longest beginning of the text under which the session keeps
 * something, or what stands in quotes. Safe for concurrent use.
 */
public final class SignedInAttribute {
    private static final Pattern CONDITION = Pattern.compile("(.*?)\\s+only\\s+if\\s+\\.(\\S+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"(?:\\.(\\S+))?");
    private static final Pattern PLAIN = Pattern.compile("[^\\s\".]+(?:\\.[^\\s\".]+)*");

    private final String text;
    /** What the attribute may be called, with what is to be read on it then. */
    private final Map<String, BeanPath> paths;
    /** Null without one. */
    private final BeanPath condition;

    private volatile boolean found;

    private SignedInAttribute(String text, Map<String, BeanPath> paths, BeanPath condition) {
        this.text = text;
        this.paths = paths;
        this.condition = condition;
    }

    /** @throws IllegalArgumentException with how it is written, as the end of a sentence without its stop */
    public static SignedInAttribute of(String text) {
        try {
            return read(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "write it like session:user, session:user.name or session:user.name only if .active, the name of an"
                            + " attribute in quotes where it holds spaces",
                    e);
        }
    }

    private static SignedInAttribute read(String text) {
        Matcher conditional = CONDITION.matcher(text);
        boolean hasCondition = conditional.matches();
        String named = hasCondition ? conditional.group(1) : text;
        Map<String, BeanPath> paths = new LinkedHashMap<>();
        Matcher quoted = QUOTED.matcher(named);
        if (quoted.matches()) {
            paths.put(quoted.group(1), path(quoted.group(2)));
        } else if (PLAIN.matcher(named).matches()) {
            for (int end = named.length(); end > 0; end = named.lastIndexOf('.', end - 1)) {
                String rest = end == named.length() ? null : named.substring(end + 1);
                if (rest == null || isPath(rest)) {
                    paths.put(named.substring(0, end), path(rest));
                }
            }
        } else {
            throw new IllegalArgumentException("'" + text + "' is none");
        }
        return new SignedInAttribute(text, paths, hasCondition ? path(conditional.group(2)) : null);
    }

    private static BeanPath path(String text) {
        return text == null ? BeanPath.NONE : BeanPath.of(text);
    }

    private static boolean isPath(String text) {
        try {
            BeanPath.of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Each that may be the attribute. */
    Set<String> names() {
        return paths.keySet();
    }

    /**
     * Who is signed in.
     *
     * @param session gives its attributes by their names
     * @return null where nobody is
     * @throws UnknownPersonException where it cannot be told
     */
    String user(Function<String, Object> session) {
        String user = null;
        String told = null;
        for (Map.Entry<String, BeanPath> candidate : paths.entrySet()) {
            Object value = session.apply(candidate.getKey());
            if (value == null) {
                continue;
            }
            if (told != null) {
                throw new UnknownPersonException("The session has an attribute " + told + " and one "
                        + candidate.getKey()
                        + ", and secondgate.login = session:" + text + " may mean either: put the name of the attribute"
                        + " into quotes.");
            }
            told = candidate.getKey();
            user = user(value, candidate.getValue());
        }
        found |= user != null;
        return user;
    }

    /** Whether anybody has been. */
    boolean wasFound() {
        return found;
    }

    /** Of that attribute alone. */
    String user(String attribute, Object value) {
        return user(name -> name.equals(attribute) ? value : null);
    }

    private String user(Object value, BeanPath path) {
        // Some keep a map of who signed in by what, and empty it when they sign out.
        boolean empty = value instanceof Map && ((Map<?, ?>) value).isEmpty();
        if (empty || condition != null && !met(condition.read(value))) {
            return null;
        }
        Object name = path.read(value);
        if (name instanceof String || name instanceof Number) {
            return name.toString();
        }
        String said = "secondgate.login = session:" + text;
        if (name == null) {
            throw new UnknownPersonException(said + ": " + path + " is null on a "
                    + value.getClass().getName() + ". If nobody is signed in then, say so: … only if ." + path + ".");
        }
        throw new UnknownPersonException(said + " gives a " + name.getClass().getName()
                + ": name a property of it that holds a String or a number.");
    }

    private static boolean met(Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** The roles that a property of the attribute's value names: each a text, or a constant. */
    boolean hasRole(Function<String, Object> session, BeanPath roles, String role) {
        for (String name : paths.keySet()) {
            for (Object held : roles.readAll(session.apply(name))) {
                if (name(held, roles).equals(role)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String name(Object role, BeanPath roles) {
        if (role instanceof String) {
            return (String) role;
        }
        if (role instanceof Enum) {
            return ((Enum<?>) role).name();
        }
        throw new UnknownPersonException("secondgate.loginRoles = " + roles + " gives a "
                + role.getClass().getName() + ": name a property of it that holds the role's name.");
    }

    @Override
    public String toString() {
        return text;
    }
}
