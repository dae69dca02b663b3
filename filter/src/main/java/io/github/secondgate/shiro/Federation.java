package io.github.secondgate.shiro;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import javax.servlet.ServletRequest;
import org.apache.shiro.session.Session;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.web.subject.WebSubject;

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
    private final AccountResolver accountResolver;

    /**
     * @param realms names of Shiro realms whose logins were made elsewhere; may be empty
     * @param attribute of the session or the request, that holds the account of whoever came from there; or null
     */
    public Federation(Set<String> realms, String attribute, AccountResolver accountResolver) {
        this.realms = Collections.unmodifiableSet(new TreeSet<>(realms));
        this.attribute = attribute;
        this.accountResolver = accountResolver;
    }

    /** The same for a login that was made this moment, by the realms that made it alone. */
    public boolean covers(Person person) {
        return byRealms(person);
    }

    /** Whether this person's running login was made by another organisation. */
    public boolean covers(Subject real, Person person) {
        return real.isAuthenticated() && (byRealms(person) || attribute != null && byAttribute(real, person));
    }

    /** With a single realm of our own among them, a password was given here too, and that login is asked. */
    private boolean byRealms(Person person) {
        Set<String> names = person.principals().getRealmNames();
        return !realms.isEmpty() && !names.isEmpty() && realms.containsAll(names);
    }

    /** A session may see a second login by somebody else: so the attribute must name the account, not say "yes". */
    private boolean byAttribute(Subject real, Person person) {
        Session session = real.getSession(false);
        ServletRequest request = real instanceof WebSubject ? ((WebSubject) real).getServletRequest() : null;
        return names(request == null ? null : request.getAttribute(attribute), person)
                || names(session == null ? null : session.getAttribute(attribute), person);
    }

    private boolean names(Object value, Person person) {
        try {
            return value instanceof String
                    && accountResolver.named((String) value).equals(person.account());
        } catch (UnknownPersonException e) {
            return false;
        }
    }
}
