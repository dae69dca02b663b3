package io.github.secondgate.start;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.config.GateOptions;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.gate.Gate;
import io.github.secondgate.gate.Origins;
import io.github.secondgate.secondfactor.Housekeeping;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.helpdesk.AccountRecords;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.shiro.AccountResolver;
import io.github.secondgate.shiro.RealmPasswords;
import io.github.secondgate.shiro.SecondFactorRealm;
import io.github.secondgate.store.Database;
import io.github.secondgate.web.page.PageServices;
import io.github.secondgate.web.selfservice.StatusCard;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.apache.shiro.mgt.RealmSecurityManager;

/** Everything put together once, from settings and surroundings that were found usable. */
public final class Composition {
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final Background background = new Background();
    private final Messaging messaging;
    private final FactorServices factors;
    private final GateWiring gateWiring;
    private final Gate gate;
    private final StatusCard statusCard;
    private final SecondFactorRealm secondFactorRealm;
    private final AccountResolver accountResolver;
    private final Housekeeping housekeeping;
    private final Clock clock;

    Composition(
            Options options,
            KeyRing keys,
            Database database,
            ViewResources views,
            RealmSecurityManager manager,
            Clock clock) {
        this.clock = clock;
        accountResolver = options.gate.accountResolver;
        AuditLog audit = new AuditLog(database, clock);
        messaging = new Messaging(
                options.gate.issuer, options.delivery, database, views.messages, background, audit, clock);
        CoreServices core = new CoreServices(database, audit, messaging.notices(), clock, new SecureRandom());
        factors = new FactorServices(core, keys, messaging.codes(), options);
        gateWiring = new GateWiring(factors, new GateEvents(audit), options, views.messages, manager, clock);
        AdministrationWiring administration =
                new AdministrationWiring(core, factors.kinds, options.admin, factors.policies, accountResolver);
        PagesWiring pages = new PagesWiring(
                factors, gateWiring, administration, options, new RealmPasswords(manager, accountResolver));
        PageServices services = services(options.gate, views);
        gate = gateWiring.before(pages.pages(services, views.assets, new Origins(options.gate.origins)));
        statusCard = new StatusCard(pages.settings(), services);
        secondFactorRealm = new SecondFactorRealm(factors.verifier, accountResolver);
        housekeeping = new Housekeeping(database, options.trust.lifetime, options.admin.eventsKept, clock);
    }

    private PageServices services(GateOptions options, ViewResources views) {
        return new PageServices(
                views.templates,
                gateWiring.languages,
                options.paths,
                gateWiring.events,
                clock,
                options.issuer,
                options.totp.digits(),
                options.fresh);
    }

    /** When the start can no longer be refused: the work in the background begins. */
    void begin() {
        messaging.begin();
        background.keepHouse(HOUSEKEEPING, housekeeping);
        background.every(SWEEP, () -> gateWiring.cache.sweep(clock.millis()));
    }

    /** Ends the work in the background. */
    public void end() {
        background.close();
    }

    public Gate gate() {
        return gate;
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

    public SecondFactorRealm secondFactorRealm() {
        return secondFactorRealm;
    }

    public void passwordChanged(String account) {
        factors.browsers.passwordChanged(accountResolver.named(account));
    }

    public boolean forget(String account) {
        return factors.records.forget(accountResolver.named(account));
    }

    public AccountRecords.Renaming rename(String from, String to) {
        return factors.records.rename(accountResolver.named(from), accountResolver.named(to));
    }
}
