package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.LoginOptions;
import io.github.secondgate.log.Log;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.LoginRequests;
import io.github.secondgate.secondfactor.account.GateEvents;
import java.time.Clock;
import java.util.List;
import javax.servlet.Filter;

/** What signs people in behind the gate: looked at before a start, and then put there. */
public interface LoginWiring {
    boolean isShiro();

    /** What is wrong with it as the application configured it, one sentence each. */
    List<String> faults();

    /** What it lacks of what the settings say of it, or ask of it, likewise. */
    List<String> misfits(LoginOptions login, GateOptions options);

    /** The names of its realms; empty where it has none, or they could not be found out. */
    List<String> realms();

    static LoginRequests loginRequests(Gatekeeper gate, GateOptions options) {
        return new LoginRequests(
                gate,
                options.paths::cameForLogin,
                options.paths::isPublic,
                options.maskAtLogin,
                options.hideAuthorization,
                told -> Log.of("io.github.secondgate.Secondgate").warn("{}", told));
    }

    /** The filter that asks {@code gate}. */
    Filter before(Gatekeeper gate, GateEvents events, GateOptions options, LoginOptions login, Clock clock);
}
