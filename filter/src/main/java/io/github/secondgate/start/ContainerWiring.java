package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.LoginOptions;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.container.ContainerLogin;
import io.github.secondgate.login.servlet.ServletLoginFilter;
import io.github.secondgate.secondfactor.account.GateEvents;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import javax.servlet.Filter;

/** The container as the application's login. What it is configured to ask is its own affair, and cannot be seen from here. */
public final class ContainerWiring implements LoginWiring {
    @Override
    public LoginOptions.SignIn signIn() {
        return LoginOptions.SignIn.CONTAINER;
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
    public Filter before(Gatekeeper gate, GateEvents events, GateOptions options, Clock clock) {
        return new ServletLoginFilter(
                gate,
                (request, response) -> new ContainerLogin(request, response, options.accountNames),
                options.maskAtLogin,
                clock);
    }
}
