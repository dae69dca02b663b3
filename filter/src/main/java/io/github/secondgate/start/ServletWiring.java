package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.LoginOptions;
import io.github.secondgate.deployment.ApplicationBeans;
import io.github.secondgate.deployment.HazelcastSessions;
import io.github.secondgate.deployment.SessionFilters;
import io.github.secondgate.log.Log;
import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.application.OwnLogin;
import io.github.secondgate.login.attribute.AttributeLogin;
import io.github.secondgate.login.attribute.MissedLogins;
import io.github.secondgate.login.container.ContainerLogin;
import io.github.secondgate.login.servlet.ServletLoginFilter;
import io.github.secondgate.login.springsecurity.MissingSpringException;
import io.github.secondgate.login.springsecurity.SpringSecurity;
import io.github.secondgate.login.springsecurity.SpringSecurityFilter;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.servlet.Filter;
import javax.servlet.ServletContext;

/** What else signs people in than Shiro. How that is configured is its own affair, and cannot be seen from here. */
public final class ServletWiring implements LoginWiring {
    private static final Log LOG = Log.of("io.github.secondgate.Secondgate");

    private final ServletContext context;
    /** Null where it does not sign people in. */
    private SpringSecurity springSecurity;

    public ServletWiring(ServletContext context) {
        this.context = context;
    }

    @Override
    public boolean isShiro() {
        return false;
    }

    @Override
    public List<String> faults() {
        return SessionFilters.faults(context);
    }

    @Override
    public List<String> misfits(LoginOptions login, GateOptions options) {
        if (login.signIn != LoginOptions.SignIn.SPRING_SECURITY) {
            return Collections.emptyList();
        }
        List<String> misfits = new ArrayList<>();
        try {
            springSecurity = new SpringSecurity(context.getClassLoader(), springBeans());
        } catch (MissingSpringException e) {
            misfits.add("secondgate.login is spring-security, but " + e.getMessage() + " in this application: add"
                    + " spring-security-web 4 to 7 to WEB-INF/lib and configure it in Spring's root context, that of the"
                    + " ContextLoaderListener. Where the application makes its filters itself, login ="
                    + " session:SPRING_SECURITY_CONTEXT.authentication.name only if .authentication.authenticated may"
                    + " tell.");
        }
        if (springSecurity != null && !springSecurity.asksPassword()) {
            unasked(options.passwordBeforeSetUp, "passwordBeforeSetUp", misfits);
            unasked(options.securityQuestion, "securityQuestion", misfits);
        }
        return misfits;
    }

    private SpringSecurity.Beans springBeans() {
        ApplicationBeans beans = new ApplicationBeans(context);
        return new SpringSecurity.Beans() {
            @Override
            public Map<String, ?> of(Class<?> type) {
                return beans.ofSpring(type);
            }

            @Override
            public Object root() {
                return beans.springRoot();
            }
        };
    }

    private static void unasked(boolean said, String setting, List<String> misfits) {
        if (said) {
            misfits.add(
                    "secondgate." + setting + " cannot be met, as Spring's root context has no bean by which a password"
                            + " could be asked again: give it one AuthenticationManager, or one UserDetailsService and one"
                            + " PasswordEncoder, or leave the setting out.");
        }
    }

    @Override
    public List<String> realms() {
        return Collections.emptyList();
    }

    @Override
    public Filter before(Gatekeeper gate, GateEvents events, GateOptions options, LoginOptions login, Clock clock) {
        HazelcastSessions sessionsBehind = new HazelcastSessions(context);
        if (springSecurity != null) {
            return new SpringSecurityFilter(
                    gate,
                    springSecurity,
                    options.accountNames,
                    runAs(events),
                    sessionsBehind,
                    login.rotateSession,
                    clock);
        }
        Filter filter = new ServletLoginFilter(
                gate,
                logins(login, options.accountNames),
                LoginWiring.loginRequests(gate, options),
                sessionsBehind,
                login.rotateSession,
                clock);
        return login.signIn == LoginOptions.SignIn.SESSION
                ? new MissedLogins(filter, login.attribute, options.paths::isForLogin, told -> LOG.warn("{}", told))
                : filter;
    }

    private static SpringSecurityFilter.RunAs runAs(GateEvents events) {
        return (begins, account, other, address) -> {
            RequestOrigin from = new RequestOrigin(address, null);
            if (begins) {
                events.runAsStarted(account, other, from);
            } else {
                events.runAsEnded(account, other, from);
            }
        };
    }

    private static ServletLoginFilter.Logins logins(LoginOptions login, AccountNames names) {
        switch (login.signIn) {
            case SESSION:
                return (request, response) ->
                        new AttributeLogin(request, response, names, login.attribute, login.roles);
            case CLASS:
                return (request, response) -> new OwnLogin(request, response, names, login.application);
            default:
                return (request, response) -> new ContainerLogin(request, response, names);
        }
    }
}
