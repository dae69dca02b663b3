package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.ForeignLogin;
import io.github.secondgate.login.UnknownPersonException;
import io.github.secondgate.login.servlet.ServletLogin;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * Whoever Spring Security signed in: in this request, as its holder says, or in an earlier one, as the session does. Who acts as
 * another is the one who sits at the keyboard.
 */
public final class SpringSecurityLogin extends ServletLogin {
    private static final String CSRF =
            "org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN";

    private final SpringSecurity spring;
    private final AccountNames accountNames;
    private final Acting acting;

    SpringSecurityLogin(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountNames accountNames,
            SpringSecurity spring,
            Acting acting) {
        super(request, response, accountNames);
        this.spring = spring;
        this.accountNames = accountNames;
        this.acting = acting;
        learn();
    }

    /** An application may give the session's attribute another name, so it is known by what it holds. */
    private void learn() {
        HttpSession session = requestAsItCame().getSession(false);
        if (session == null || attribute(SpringSecurity.USUAL_ATTRIBUTE) != null) {
            return;
        }
        try {
            for (String name : Collections.list(session.getAttributeNames())) {
                if (spring.authentications().isContext(session.getAttribute(name))) {
                    spring.seenAs(name);
                }
            }
        } catch (IllegalStateException e) {
            // The session ended meanwhile, and the login with it.
        }
    }

    @Override
    public String madeBy() {
        return ForeignLogin.SPRING_SECURITY;
    }

    /** Null for nobody. */
    private Object somebody() {
        Object now = spring.holder().somebody(request());
        return now == null
                ? attributes().stream()
                        .map(name -> spring.authentications().of(attribute(name)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : now;
    }

    /** Null for nobody. */
    private Object atTheKeyboard() {
        Object somebody = somebody();
        return somebody == null ? null : spring.authentications().atTheKeyboard(somebody);
    }

    @Override
    protected String user() {
        spring.settled();
        Object person = atTheKeyboard();
        return person == null ? null : name(person);
    }

    private String name(Object person) {
        Object principal = spring.authentications().principal(person);
        String name = accountNames.name(principal, spring.authentications().name(person));
        if (name == null) {
            throw new UnknownPersonException("Spring Security's principal is a "
                    + principal.getClass().getName() + ": name its property with secondgate.account = …");
        }
        return name;
    }

    @Override
    public String loginName() {
        Object person = atTheKeyboard();
        return accountNames.loginName(
                spring.authentications().principal(person),
                spring.authentications().name(person));
    }

    @Override
    protected Set<String> attributes() {
        return spring.attributes();
    }

    @Override
    protected boolean namesSomebody(String attribute, Object value) {
        return spring.authentications().of(value) != null;
    }

    @Override
    protected void rewritten() {
        acting.notice(this);
    }

    @Override
    protected void sessionEnds() {
        acting.end(this);
    }

    @Override
    protected HttpServletRequest masked(HttpServletRequest shown) {
        spring.holder().mask(shown);
        return shown;
    }

    @Override
    public boolean authenticated() {
        Object person = atTheKeyboard();
        return person != null && !spring.authentications().isRemembered(person);
    }

    @Override
    public void afterOwnFilters(Runnable then) {
        spring.holder().behindChain(request(), then);
    }

    @Override
    public boolean actsAsAnother() {
        Object somebody = somebody();
        return somebody != null && spring.authentications().actsAsAnother(somebody);
    }

    /** As whose account; null where they act as themselves. */
    String actsAs() {
        Object somebody = somebody();
        if (somebody == null || !spring.authentications().actsAsAnother(somebody)) {
            return null;
        }
        try {
            return account(name(somebody));
        } catch (UnknownPersonException e) {
            // That they act as another is worth keeping, whoever that is.
            return "(unknown)";
        }
    }

    @Override
    protected boolean inRole(String role) {
        Object person = atTheKeyboard();
        return person != null && spring.authentications().hasRole(person, role);
    }

    @Override
    public boolean asksPassword() {
        Object person = atTheKeyboard();
        return spring.asksPassword()
                && person != null
                && spring.authentications().isByPassword(person);
    }

    @Override
    public boolean isPassword(String given) {
        Object person = atTheKeyboard();
        return person != null
                && spring.passwords()
                        .isRight(loginName(), spring.authentications().name(person), given);
    }

    @Override
    public boolean isOver() {
        HttpSession session = requestAsItCame().getSession(false);
        return session != null && spring.registries().isExpired(session.getId());
    }

    @Override
    protected void sessionRenamed(String before, String after) {
        spring.registries().renamed(before, after);
    }

    /** Spring Security's own sign-out, which may come afterwards, takes no form without its token. */
    @Override
    protected Set<String> outliving() {
        return Collections.singleton(CSRF);
    }

    @Override
    protected void endLogin() {
        spring.holder().forget(request());
    }
}
