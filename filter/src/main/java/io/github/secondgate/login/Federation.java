package io.github.secondgate.login;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which logins another organisation made and answers for, so that nothing is asked of them here. It is the login that
 * counts and never the account: whoever comes with the local password of the same account is asked as ever. A login that a
 * cookie only remembers was made by nobody, and is not covered.
 *
 * <p>It looks at what the application's realms said, and at an attribute that the application sets; never at a header, a
 * parameter or a cookie, which visitors choose.
 */
public final class Federation {
    private final Set<String> realms;
    private final String attribute;
    private final AccountNames accountNames;

    /**
     * @param realms names of realms whose logins were made elsewhere; may be empty
     * @param attribute of the session or the request, that holds the account of whoever came from there; or null
     */
    public Federation(Set<String> realms, String attribute, AccountNames accountNames) {
        this.realms = Collections.unmodifiableSet(new TreeSet<>(realms));
        this.attribute = attribute;
        this.accountNames = accountNames;
    }

    /** The same for a login that was made this moment, by the realms that made it alone. */
    public boolean covers(Person person) {
        return byRealms(person);
    }

    /** Whether this person's running login was made by another organisation. */
    public boolean covers(Login login, Person person) {
        return login.authenticated() && (byRealms(person) || attribute != null && byAttribute(login, person));
    }

    /** With a single realm of our own among them, a password was given here too, and that login is asked. */
    private boolean byRealms(Person person) {
        Set<String> names = person.realms();
        return !realms.isEmpty() && !names.isEmpty() && realms.containsAll(names);
    }

    /** A session may see a second login by somebody else: so the attribute must name the account, not say "yes". */
    private boolean byAttribute(Login login, Person person) {
        Session session = login.session(false);
        return names(login.request().getAttribute(attribute), person)
                || names(session == null ? null : session.getAttribute(attribute), person);
    }

    private boolean names(Object value, Person person) {
        try {
            return value instanceof String && accountNames.named((String) value).equals(person.account());
        } catch (UnknownPersonException e) {
            return false;
        }
    }
}
