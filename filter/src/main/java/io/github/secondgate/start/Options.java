package io.github.secondgate.start;

import io.github.secondgate.config.AdminOptions;
import io.github.secondgate.config.Configuration;
import io.github.secondgate.config.DeliveryOptions;
import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.LoginOptions;
import io.github.secondgate.config.MethodOptions;
import io.github.secondgate.config.Settings;
import io.github.secondgate.config.TrustOptions;
import java.time.Clock;
import java.util.List;

/** Everything that the settings say, read once, by what it is about; usable only when the reading found no fault. Immutable. */
final class Options {
    final GateOptions gate;
    final LoginOptions login;
    final TrustOptions trust;
    final DeliveryOptions delivery;
    final MethodOptions methods;
    final AdminOptions admin;

    /**
     * @param shiro whether Shiro is in this application
     * @param realms the names of the application's realms
     * @param faults where each fault is told
     */
    Options(Configuration said, boolean shiro, List<String> realms, List<String> faults, Clock clock) {
        Settings settings = new Settings(said.texts, faults);
        login = new LoginOptions(settings, shiro);
        gate = new GateOptions(settings, realms, clock.instant());
        trust = new TrustOptions(settings, said.dataSource);
        delivery = new DeliveryOptions(said, faults, gate.realmPrefix, clock);
        admin = new AdminOptions(said, faults);
        methods = new MethodOptions(settings, delivery, admin.role != null);
    }
}
