package io.github.secondgate.start;

import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.config.GateOptions;
import io.github.secondgate.gate.Origins;
import io.github.secondgate.secondfactor.OwnTrail;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.app.TotpApps;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.view.Assets;
import io.github.secondgate.web.Pages;
import io.github.secondgate.web.arrival.DayPassPage;
import io.github.secondgate.web.arrival.RecoveredPage;
import io.github.secondgate.web.challenge.AppMethod;
import io.github.secondgate.web.challenge.ChallengeMethods;
import io.github.secondgate.web.challenge.ChallengeView;
import io.github.secondgate.web.challenge.RecoveryMethod;
import io.github.secondgate.web.challenge.RescueView;
import io.github.secondgate.web.challenge.SendPage;
import io.github.secondgate.web.challenge.SentCodeMethod;
import io.github.secondgate.web.credential.CredentialPages;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.PageServices;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.FirstEnrolmentGuard;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.PasswordReadings;
import io.github.secondgate.web.reauth.SecurityAnswer;
import io.github.secondgate.web.reauth.SentCodeOptions;
import io.github.secondgate.web.selfservice.DisablePage;
import io.github.secondgate.web.selfservice.SettingsView;
import io.github.secondgate.web.selfservice.browser.BrowsersCard;
import io.github.secondgate.web.selfservice.channel.ChannelPages;
import io.github.secondgate.web.selfservice.question.QuestionCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our own pages put together. */
final class PagesWiring {
    private final FactorServices factors;
    private final GateWiring gate;
    private final AdministrationWiring administration;
    private final SentCodeOptions ways;
    private final SecurityAnswer answer;
    private final AskedPassword password;
    private final PasswordFirst passwordFirst;
    private final List<ChannelPages> channels;
    private final CredentialPages credentials;
    private final SettingsView settings;
    private final Duration keepPending;

    PagesWiring(FactorServices factors, GateWiring gate, AdministrationWiring administration, Options options) {
        GateOptions settled = options.gate;
        this.factors = factors;
        keepPending = settled.keepPending;
        this.gate = gate;
        this.administration = administration;
        ways = new SentCodeOptions(factors.sentCodes, factors.policies);
        answer = new SecurityAnswer(settled.securityQuestion, factors.questions);
        password = new AskedPassword(factors.passwords, new PasswordReadings(settled.formEncoding), answer);
        passwordFirst = new PasswordFirst(settled.passwordBeforeSetUp, password, answer);
        OwnTrail trail = new OwnTrail(new AuditTrail(factors.core.database()));
        Channels ofOwners = new Channels(factors.core, factors.sentCodes, factors.recoveryCodes);
        channels = Stream.of(Channel.values())
                .map(channel -> new ChannelPages(channel, ways, passwordFirst, ofOwners))
                .collect(Collectors.toList());
        credentials = new CredentialPages(
                factors.credentials,
                factors.accounts,
                gate.policy.off() ? Collections.emptyList() : settled.clients.forCredentials());
        settings = new SettingsView(
                factors.accounts,
                gate.policy,
                passwordFirst,
                factors.recoveryCodes.on(),
                cards(),
                new FirstEnrolmentGuard(ways, options.methods.guardFirstEnrolment),
                trail);
    }

    /** What the settings page shows beside the authenticator apps, in this order: the ways to sign in, then the others. */
    private List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        channels.forEach(channel -> cards.add(channel.card()));
        cards.add(new BrowsersCard(gate.trust));
        cards.add(new QuestionCard(answer));
        cards.add(credentials.card());
        cards.add(administration.card());
        return cards;
    }

    /** By what the challenge can be answered, in this order. */
    private ChallengeMethods methods() {
        return new ChallengeMethods(Arrays.asList(
                new AppMethod(),
                new SentCodeMethod(Channel.EMAIL, ways),
                new SentCodeMethod(Channel.SMS, ways),
                new RecoveryMethod(factors.recoveryCodes.on())));
    }

    /** What is shown of an account, on its settings page and elsewhere. */
    SettingsView settings() {
        return settings;
    }

    /** All the pages there are with these options. */
    Pages pages(PageServices services, Assets assets, Origins origins) {
        RescueView rescue = new RescueView(administration.isOpen() ? factors.rescues : null);
        FreshFactor fresh = new FreshFactor(
                factors.verifier,
                factors.kinds,
                factors.accounts,
                ways,
                factors.recoveryCodes.on(),
                gate.trust.browsers().on());
        ChallengeView challenge = new ChallengeView(factors.accounts, methods(), gate.trust, rescue);
        CoreServices core = factors.core;
        TotpApps apps = new TotpApps(core.database(), core.audit(), core.notices());
        Page disabling = new DisablePage(settings, fresh, password, factors.enrolments);
        Pages pages = Pages.of(services, gate.denied, assets, gate.trust, origins, fresh)
                .withSetup(settings, passwordFirst, password, answer, factors.enrolments, keepPending)
                .withChallenge(challenge, factors.verifier, gate.trust, rescue)
                .with(routes -> routes.on("/recovered", "GET", new RecoveredPage(factors.accounts)))
                .with(routes -> routes.on(DayPassPage.PATH, "GET", new DayPassPage(factors.rescues.dayPass())))
                .withTrust(gate.trust)
                .withChanges(settings, factors.recoveryCodes, apps, password, disabling)
                .with(routes -> routes.on("/challenge/send", "POST", new SendPage(challenge, ways)))
                .with(routes -> channels.forEach(channel -> channel.open(routes, settings, fresh, disabling)))
                .with(routes -> credentials.open(routes, fresh));
        administration.open(pages, factors, gate.denied, fresh, credentials);
        return pages;
    }
}
