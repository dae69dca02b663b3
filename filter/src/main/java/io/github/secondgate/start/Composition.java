package io.github.secondgate.start;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.config.GateOptions;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.gate.Gate;
import io.github.secondgate.gate.Origins;
import io.github.secondgate.login.AccountNames;
import io.github.secondgate.metrics.Metrics;
import io.github.secondgate.secondfactor.Housekeeping;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.helpdesk.AccountRecords;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.Workload;
import io.github.secondgate.web.page.PageServices;
import io.github.secondgate.web.selfservice.StatusCard;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import javax.servlet.Filter;

/** Everything put together once, from settings and surroundings that were found usable. */
public final class Composition {
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final Background background = new Background();
    private final Measurements measurements;
    private final Messaging messaging;
    private final FactorServices factors;
    private final GateWiring gateWiring;
    private final Filter filter;
    private final StatusCard statusCard;
    private final AccountNames accountNames;
    private final Housekeeping housekeeping;
    private final Clock clock;

    Composition(
            Options options,
            KeyRing keys,
            Database database,
            ViewResources views,
            LoginWiring login,
            Measurements measurements,
            Clock clock) {
        this.measurements = measurements;
        this.clock = clock;
        accountNames = options.gate.accountNames;
        AuditLog audit = new AuditLog(database, clock, measurements.metrics::count);
        messaging = new Messaging(
                options.gate.issuer, options.delivery, database, views.messages, background, audit, clock);
        CoreServices core = new CoreServices(database, audit, messaging.notices(), clock, new SecureRandom());
        factors = new FactorServices(core, keys, messaging.codes(), background.derivations(), options);
        gateWiring = new GateWiring(factors, new GateEvents(audit), options, views.messages, clock);
        AdministrationWiring administration =
                new AdministrationWiring(core, factors.kinds, options.admin, factors.policies, accountNames);
        PagesWiring pages = new PagesWiring(factors, gateWiring, administration, options);
        PageServices services = services(options.gate, views);
        Gate gate = gateWiring.before(pages.pages(services, views.assets, new Origins(options.gate.origins)));
        filter = gateWiring.inFrontOf(login.before(gate, gateWiring.events, options.gate, options.login, clock));
        statusCard = new StatusCard(pages.settings(), services);
        housekeeping = new Housekeeping(database, options.trust.lifetime, options.admin.eventsKept, clock);
        measure(measurements.metrics, database.workload());
    }

    private void measure(Metrics metrics, Workload database) {
        metrics.show("database.transactions", database::transactions);
        metrics.show("database.transactionsFailed", database::failures);
        metrics.show("database.transactionMillis", database::millis);
        metrics.show("decisions.lookedUp", gateWiring.cache::lookUps);
        metrics.show("decisions.believed", gateWiring.cache::hits);
        messaging.measure(metrics);
    }

    private PageServices services(GateOptions options, ViewResources views) {
        return new PageServices(
                views.templates,
                gateWiring.languages,
                options.paths,
                gateWiring.events,
                clock,
                new PageServices.Settings(
                        options.issuer, options.totp.digits(), options.sendWhenComplete, options.fresh));
    }

    /**
     * When the start can no longer be refused: the work in the background begins.
     *
     * @param path of the application on its host; empty at the root
     */
    void begin(String path) {
        measurements.begin(path);
        messaging.begin();
        background.keepHouse(HOUSEKEEPING, housekeeping);
        background.keepHouse(HOUSEKEEPING, factors.credentials::noteEnds);
        background.every(SWEEP, () -> gateWiring.cache.sweep(clock.millis()));
        background.every(SWEEP, measurements::keepUp);
    }

    /** Ends the work in the background. */
    public void end() {
        measurements.end();
        background.close();
    }

    /** What stands in front of the application, and is still to be told the filter's own configuration. */
    public Filter filter() {
        return filter;
    }

    public StatusCard statusCard() {
        return statusCard;
    }

    public Enrolments enrolments() {
        return factors.enrolments;
    }

    public Verifier verifier() {
        return factors.verifier;
    }

    public RecoveryCodes recoveryCodes() {
        return factors.recoveryCodes;
    }

    AccountNames accountNames() {
        return accountNames;
    }

    public void passwordChanged(String account) {
        factors.browsers.passwordChanged(accountNames.named(account));
    }

    public boolean forget(String account) {
        return factors.records.forget(accountNames.named(account));
    }

    public AccountRecords.Renaming rename(String from, String to) {
        return factors.records.rename(accountNames.named(from), accountNames.named(to));
    }
}
