package io.github.secondgate.shiro;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Person;
import io.github.secondgate.login.UnknownPersonException;
import org.apache.shiro.session.Session;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.subject.support.DefaultSubjectContext;

/** Finds the {@link Person} of a Shiro Subject, who is named by the primary principal. */
public final class AccountResolver {
    private final AccountNames names;

    public AccountResolver(AccountNames names) {
        this.names = names;
    }

    /**
     * The principals of the person at the keyboard, whoever they act as.
     *
     * @return null where the Subject has none
     */
    public static PrincipalCollection originalPrincipals(Subject subject) {
        PrincipalCollection shown = subject.getPrincipals();
        if (shown == null || shown.isEmpty()) {
            return null;
        }
        if (!subject.isRunAs()) {
            return shown;
        }
        // Shiro keeps the run-as stack in the session only, so there is one; getPreviousPrincipals would stop one step
        // below the top of a stack of three.
        Session session = subject.getSession(false);
        Object bottom = session == null ? null : session.getAttribute(DefaultSubjectContext.PRINCIPALS_SESSION_KEY);
        if (!(bottom instanceof PrincipalCollection)) {
            throw new UnknownPersonException("The session does not tell who acts as someone else.");
        }
        return (PrincipalCollection) bottom;
    }

    /**
     * @throws io.github.secondgate.login.AccountNameRefusedException when what the principal gives cannot be an account name
     * @throws UnknownPersonException when the principal gives none at all
     */
    public Person person(PrincipalCollection principals) {
        String account = names.account(principals.getPrimaryPrincipal(), () -> realmOf(principals));
        return new Person(account, principals, principals.getRealmNames());
    }

    /** What this person types as user name at the application's login; not normalised, as realms may not be. */
    public String loginName(PrincipalCollection principals) {
        return names.loginName(principals.getPrimaryPrincipal());
    }

    private static String realmOf(PrincipalCollection principals) {
        Object primary = principals.getPrimaryPrincipal();
        for (String realm : principals.getRealmNames()) {
            if (principals.fromRealm(realm).contains(primary)) {
                return realm;
            }
        }
        throw new UnknownPersonException("No realm claims the primary principal.");
    }
}
