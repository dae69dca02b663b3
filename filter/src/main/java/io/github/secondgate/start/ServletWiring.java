package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.LoginOptions;
import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.application.OwnLogin;
import io.github.secondgate.login.attribute.AttributeLogin;
import io.github.secondgate.login.container.ContainerLogin;
import io.github.secondgate.login.servlet.ServletLoginFilter;
import io.github.secondgate.secondfactor.account.GateEvents;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import javax.servlet.Filter;

/** What else signs people in than Shiro. How that is configured is its own affair, and cannot be seen from here. */
public final class ServletWiring implements LoginWiring {
    @Override
    public boolean isShiro() {
        return false;
    }

    @Override
    public List<String> faults() {
        return Collections.emptyList();
    }

    @Override
    public List<String> realms() {
        return Collections.emptyList();
    }

    @Override
    public Filter before(Gatekeeper gate, GateEvents events, GateOptions options, LoginOptions login, Clock clock) {
        return new ServletLoginFilter(
                gate, logins(login, options.accountNames), options.maskAtLogin, login.rotateSession, clock);
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
