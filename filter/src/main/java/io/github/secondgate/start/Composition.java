package io.github.secondgate.start;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.config.AdminConfigured;
import io.github.secondgate.config.Configured;
import io.github.secondgate.config.DeliveryConfigured;
import io.github.secondgate.config.MethodsConfigured;
import io.github.secondgate.config.TrustConfigured;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.Demands;
import io.github.secondgate.gate.Gate;
import io.github.secondgate.gate.Languages;
import io.github.secondgate.gate.Origins;
import io.github.secondgate.gate.Rechecks;
import io.github.secondgate.gate.Standings;
import io.github.secondgate.gate.Turnaway;
import io.github.secondgate.secondfactor.Housekeeping;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Incidents;
import io.github.secondgate.secondfactor.app.Apps;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.helpdesk.AccountRecords;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.reauth.PasswordCheck;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import io.github.secondgate.secondfactor.trust.PasswordMarks;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import io.github.secondgate.shiro.Persons;
import io.github.secondgate.shiro.RealmPasswords;
import io.github.secondgate.shiro.SecondFactorRealm;
import io.github.secondgate.shiro.SubjectWatch;
import io.github.secondgate.store.Database;
import io.github.secondgate.web.Pages;
import io.github.secondgate.web.challenge.ChallengeView;
import io.github.secondgate.web.challenge.RescueView;
import io.github.secondgate.web.page.Front;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.FirstSetUpGuard;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.PasswordReadings;
import io.github.secondgate.web.reauth.SecurityAnswer;
import io.github.secondgate.web.reauth.SentWays;
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
    private final Persons persons;
    private final Background background = new Background();
    private final Mailroom mailroom;
    private final AdminOffice adminOffice;
    private final Housekeeping housekeeping;
    private final Rechecks rechecks;
    private final Clock clock;

    Composition(
            Configured configured,
            TrustConfigured trusting,
            DeliveryConfigured delivery,
            MethodsConfigured methods,
            AdminConfigured admin,
            KeyRing keys,
            Database database,
            Surface surface,
            RealmSecurityManager manager,
            Clock clock) {
        this.clock = clock;
        SecureRandom random = new SecureRandom();
        AuditLog audit = new AuditLog(database, clock);
        SecretCipher cipher = new SecretCipher(keys, random);
        mailroom = new Mailroom(configured.issuer, delivery, database, surface.messages, background, audit, clock);
        Accounts accounts = new Accounts(database, clock);
        accountRecords = new AccountRecords(database, cipher, audit, clock);
        Policies policies = new Policies(database, configured.policy.offering(methods.offered), audit, clock);
        Demands demands = new Demands(policies, manager, configured.cannotDisable);
        Incidents incidents = new Incidents(audit);
        SecretHash secretHash = new SecretHash(keys, random);
        recoveryCodes = new RecoveryCodes(
                database,
                secretHash,
                configured.recoveryCodes,
                configured.recoveryCodeLength,
                audit,
                mailroom.notices(),
                clock,
                random);
        verifier =
                new Verifier(database, cipher, recoveryCodes, configured.tolerance, audit, mailroom.notices(), clock);
        enrolments = new Enrolments(
                database,
                cipher,
                recoveryCodes,
                configured.totp,
                configured.tolerance,
                audit,
                mailroom.notices(),
                clock,
                random);
        persons = configured.persons;
        secondFactorRealm = new SecondFactorRealm(verifier, persons);
        PasswordMarks passwords = new PasswordMarks(trusting.storedPassword, new KeyedDigest(keys, "stored password"));
        trustedBrowsers =
                new TrustedBrowsers(database, trusting.lifetime, passwords, audit, mailroom.notices(), clock, random);
        BrowserTrust trust = new BrowserTrust(trustedBrowsers, persons, trusting.endsAtSignOut, clock);

        Languages languages = new Languages(surface.messages, configured.languageAttribute, configured.language);
        Front front = new Front(
                surface.templates,
                languages,
                configured.paths,
                incidents,
                clock,
                configured.issuer,
                configured.totp.digits(),
                configured.fresh);
        Turnaway turnaway = new Turnaway(configured.paths, languages, incidents);
        SecurityAnswer answer = new SecurityAnswer(
                configured.securityQuestion,
                new SecurityQuestions(database, secretHash, mailroom.notices(), audit, clock));
        AskedPassword password = new AskedPassword(
                new PasswordCheck(database, audit, mailroom.notices(), clock),
                new RealmPasswords(manager, configured.persons),
                new PasswordReadings(configured.formEncoding),
                answer);
        PasswordFirst passwordFirst = new PasswordFirst(configured.passwordBeforeSetUp, password, answer);
        SentCodes sentCodes = new SentCodes(
                database,
                keys,
                mailroom.codes(),
                methods.weakerMethods,
                methods.smsPerDay,
                audit,
                mailroom.notices(),
                clock,
                random);
        SentWays ways = new SentWays(sentCodes, policies);
        housekeeping = new Housekeeping(database, trusting.lifetime, admin.eventsKept, clock);
        adminOffice = new AdminOffice(admin, database, policies, configured.persons, mailroom.notices(), audit, clock);
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
                new FirstSetUpGuard(ways, methods.guardFirstEnrolment));
        Rescues rescues = new Rescues(database, secretHash, mailroom.notices(), audit, clock, random);
        RescueView rescue = new RescueView(adminOffice.isOpen() ? rescues : null);
        FreshFactor fresh = new FreshFactor(verifier, accounts);
        Pages pages = Pages.of(front, turnaway, surface.assets, trust, new Origins(configured.origins), fresh)
                .withSetup(settings, passwordFirst, password, answer, enrolments)
                .withChallenge(
                        new ChallengeView(accounts, recoveryCodes.on(), ways, trust, rescue), verifier, trust, rescue)
                .withTrust(trust)
                .withChanges(
                        settings, recoveryCodes, enrolments, new Apps(database, audit, mailroom.notices()), password)
                .withChannels(
                        settings,
                        ways,
                        new Channels(database, sentCodes, recoveryCodes, audit, mailroom.notices(), clock),
                        enrolments,
                        passwordFirst,
                        password);
        adminOffice.open(pages, demands, accounts, turnaway, fresh, rescues);
        statusCard = new StatusCard(settings, front);
        rechecks = new Rechecks(configured.recheck);
        Standings standings =
                new Standings(accounts, demands, persons, configured.federation, trust, incidents, rechecks, clock);
        SubjectWatch watch = new SubjectWatch(
                manager,
                configured.persons,
                incidents,
                configured.maskAtLogin,
                standings::owes,
                rechecks::forget,
                clock);
        gate = new Gate(standings, watch, configured.paths, pages, turnaway, trust, clock);
    }

    /** When the start can no longer be refused: the work in the background begins. */
    void begin() {
        mailroom.begin();
        background.keepHouse(HOUSEKEEPING, housekeeping);
        background.every(SWEEP, () -> rechecks.sweep(clock.millis()));
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
        trustedBrowsers.passwordChanged(persons.named(account));
    }

    public boolean forget(String account) {
        return accountRecords.forget(persons.named(account));
    }

    public AccountRecords.Renaming rename(String from, String to) {
        return accountRecords.rename(persons.named(from), persons.named(to));
    }
}
