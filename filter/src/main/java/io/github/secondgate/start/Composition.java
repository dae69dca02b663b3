package io.github.secondgate.start;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.config.AdminOptions;
import io.github.secondgate.config.DeliveryOptions;
import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.MethodOptions;
import io.github.secondgate.config.TrustOptions;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.gate.AccessDecisions;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.DecisionCache;
import io.github.secondgate.gate.DeniedResponse;
import io.github.secondgate.gate.Gate;
import io.github.secondgate.gate.Languages;
import io.github.secondgate.gate.Origins;
import io.github.secondgate.gate.PolicyDecisions;
import io.github.secondgate.secondfactor.Housekeeping;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.TotpApps;
import io.github.secondgate.secondfactor.helpdesk.AccountRecords;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.reauth.PasswordCheck;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import io.github.secondgate.secondfactor.trust.PasswordFingerprints;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import io.github.secondgate.shiro.AccountResolver;
import io.github.secondgate.shiro.ObservedSubjectFactory;
import io.github.secondgate.shiro.RealmPasswords;
import io.github.secondgate.shiro.SecondFactorRealm;
import io.github.secondgate.store.Database;
import io.github.secondgate.web.Pages;
import io.github.secondgate.web.challenge.ChallengeView;
import io.github.secondgate.web.challenge.RescueView;
import io.github.secondgate.web.page.PageServices;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.FirstEnrolmentGuard;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.PasswordReadings;
import io.github.secondgate.web.reauth.SecurityAnswer;
import io.github.secondgate.web.reauth.SentCodeOptions;
import io.github.secondgate.web.selfservice.SettingsView;
import io.github.secondgate.web.selfservice.StatusCard;
import io.github.secondgate.web.selfservice.browser.BrowsersCard;
import io.github.secondgate.web.selfservice.channel.ChannelCard;
import io.github.secondgate.web.selfservice.question.QuestionCard;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.apache.shiro.mgt.RealmSecurityManager;

/** Everything put together once, from settings and surroundings that were found usable. */
public final class Composition {
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final Gate gate;
    private final StatusCard statusCard;
    private final Enrolments enrolments;
    private final Verifier verifier;
    private final RecoveryCodes recoveryCodes;
    private final SecondFactorRealm secondFactorRealm;
    private final TrustedBrowsers trustedBrowsers;
    private final AccountRecords accountRecords;
    private final AccountResolver accountResolver;
    private final Background background = new Background();
    private final Messaging messaging;
    private final AdministrationWiring adminOffice;
    private final Housekeeping housekeeping;
    private final DecisionCache decisionCache;
    private final Clock clock;

    Composition(
            GateOptions configured,
            TrustOptions trusting,
            DeliveryOptions delivery,
            MethodOptions methods,
            AdminOptions admin,
            KeyRing keys,
            Database database,
            ViewResources surface,
            RealmSecurityManager manager,
            Clock clock) {
        this.clock = clock;
        SecureRandom random = new SecureRandom();
        AuditLog audit = new AuditLog(database, clock);
        SecretCipher cipher = new SecretCipher(keys, random);
        messaging = new Messaging(configured.issuer, delivery, database, surface.messages, background, audit, clock);
        Accounts accounts = new Accounts(database, clock);
        accountRecords = new AccountRecords(database, cipher, audit, clock);
        Policies policies = new Policies(database, configured.policy.offering(methods.offered), audit, clock);
        PolicyDecisions demands = new PolicyDecisions(policies, manager, configured.cannotDisable);
        GateEvents gateEvents = new GateEvents(audit);
        SecretHash secretHash = new SecretHash(keys, random);
        recoveryCodes = new RecoveryCodes(
                database,
                secretHash,
                configured.recoveryCodes,
                configured.recoveryCodeLength,
                audit,
                messaging.notices(),
                clock,
                random);
        verifier =
                new Verifier(database, cipher, recoveryCodes, configured.tolerance, audit, messaging.notices(), clock);
        enrolments = new Enrolments(
                database,
                cipher,
                recoveryCodes,
                configured.totp,
                configured.tolerance,
                audit,
                messaging.notices(),
                clock,
                random);
        accountResolver = configured.accountResolver;
        secondFactorRealm = new SecondFactorRealm(verifier, accountResolver);
        PasswordFingerprints passwords =
                new PasswordFingerprints(trusting.storedPassword, new KeyedDigest(keys, "stored password"));
        trustedBrowsers =
                new TrustedBrowsers(database, trusting.lifetime, passwords, audit, messaging.notices(), clock, random);
        BrowserTrust trust = new BrowserTrust(trustedBrowsers, accountResolver, trusting.endsAtSignOut, clock);

        Languages languages = new Languages(surface.messages, configured.languageAttribute, configured.language);
        PageServices services = new PageServices(
                surface.templates,
                languages,
                configured.paths,
                gateEvents,
                clock,
                configured.issuer,
                configured.totp.digits(),
                configured.fresh);
        DeniedResponse denied = new DeniedResponse(configured.paths, languages, gateEvents);
        SecurityAnswer answer = new SecurityAnswer(
                configured.securityQuestion,
                new SecurityQuestions(database, secretHash, messaging.notices(), audit, clock));
        AskedPassword password = new AskedPassword(
                new PasswordCheck(database, audit, messaging.notices(), clock),
                new RealmPasswords(manager, configured.accountResolver),
                new PasswordReadings(configured.formEncoding),
                answer);
        PasswordFirst passwordFirst = new PasswordFirst(configured.passwordBeforeSetUp, password, answer);
        SentCodes sentCodes = new SentCodes(
                database,
                keys,
                messaging.codes(),
                methods.weakerMethods,
                methods.smsPerDay,
                audit,
                messaging.notices(),
                clock,
                random);
        SentCodeOptions ways = new SentCodeOptions(sentCodes, policies);
        housekeeping = new Housekeeping(database, trusting.lifetime, admin.eventsKept, clock);
        adminOffice = new AdministrationWiring(
                admin, database, policies, configured.accountResolver, messaging.notices(), audit, clock);
        SettingsView settings = new SettingsView(
                accounts,
                demands,
                passwordFirst,
                recoveryCodes.on(),
                Arrays.asList(
                        new ChannelCard(Channel.EMAIL, ways, passwordFirst),
                        new ChannelCard(Channel.SMS, ways, passwordFirst),
                        new BrowsersCard(trust),
                        new QuestionCard(answer),
                        adminOffice.card(demands)),
                new FirstEnrolmentGuard(ways, methods.guardFirstEnrolment));
        Rescues rescues = new Rescues(database, secretHash, messaging.notices(), audit, clock, random);
        RescueView rescue = new RescueView(adminOffice.isOpen() ? rescues : null);
        FreshFactor fresh = new FreshFactor(verifier, accounts);
        Pages pages = Pages.of(services, denied, surface.assets, trust, new Origins(configured.origins), fresh)
                .withSetup(settings, passwordFirst, password, answer, enrolments)
                .withChallenge(
                        new ChallengeView(accounts, recoveryCodes.on(), ways, trust, rescue), verifier, trust, rescue)
                .withTrust(trust)
                .withChanges(
                        settings,
                        recoveryCodes,
                        enrolments,
                        new TotpApps(database, audit, messaging.notices()),
                        password)
                .withChannels(
                        settings,
                        ways,
                        new Channels(database, sentCodes, recoveryCodes, audit, messaging.notices(), clock),
                        enrolments,
                        passwordFirst,
                        password);
        adminOffice.open(pages, demands, accounts, denied, fresh, rescues);
        statusCard = new StatusCard(settings, services);
        decisionCache = new DecisionCache(configured.recheck);
        AccessDecisions accessDecisions = new AccessDecisions(
                accounts, demands, accountResolver, configured.federation, trust, gateEvents, decisionCache, clock);
        ObservedSubjectFactory watch = new ObservedSubjectFactory(
                manager,
                configured.accountResolver,
                gateEvents,
                configured.maskAtLogin,
                accessDecisions::owes,
                decisionCache::forget,
                clock);
        gate = new Gate(accessDecisions, watch, configured.paths, pages, denied, trust, clock);
    }

    /** When the start can no longer be refused: the work in the background begins. */
    void begin() {
        messaging.begin();
        background.keepHouse(HOUSEKEEPING, housekeeping);
        background.every(SWEEP, () -> decisionCache.sweep(clock.millis()));
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
        return enrolments;
    }

    public Verifier verifier() {
        return verifier;
    }

    public RecoveryCodes recoveryCodes() {
        return recoveryCodes;
    }

    public SecondFactorRealm secondFactorRealm() {
        return secondFactorRealm;
    }

    public void passwordChanged(String account) {
        trustedBrowsers.passwordChanged(accountResolver.named(account));
    }

    public boolean forget(String account) {
        return accountRecords.forget(accountResolver.named(account));
    }

    public AccountRecords.Renaming rename(String from, String to) {
        return accountRecords.rename(accountResolver.named(from), accountResolver.named(to));
    }
}
