package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.gate.Origins;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.shiro.RealmPasswords;
import io.github.secondgate.view.Assets;
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
import io.github.secondgate.web.selfservice.browser.BrowsersCard;
import io.github.secondgate.web.selfservice.channel.ChannelCard;
import io.github.secondgate.web.selfservice.question.QuestionCard;
import java.util.Arrays;

/** Our own pages put together. */
final class PagesWiring {
    private final FactorServices factors;
    private final GateWiring gate;
    private final AdministrationWiring administration;
    private final SentCodeOptions ways;
    private final SecurityAnswer answer;
    private final AskedPassword password;
    private final PasswordFirst passwordFirst;
    private final SettingsView settings;

    PagesWiring(
            FactorServices factors,
            GateWiring gate,
            AdministrationWiring administration,
            Options options,
            RealmPasswords realms) {
        GateOptions settled = options.gate;
        this.factors = factors;
        this.gate = gate;
        this.administration = administration;
        ways = new SentCodeOptions(factors.sentCodes, factors.policies);
        answer = new SecurityAnswer(settled.securityQuestion, factors.questions);
        password = new AskedPassword(factors.passwords, realms, new PasswordReadings(settled.formEncoding), answer);
        passwordFirst = new PasswordFirst(settled.passwordBeforeSetUp, password, answer);
        settings = new SettingsView(
                factors.accounts,
                gate.policy,
                passwordFirst,
                factors.recoveryCodes.on(),
                Arrays.asList(
                        new ChannelCard(Channel.EMAIL, ways, passwordFirst),
                        new ChannelCard(Channel.SMS, ways, passwordFirst),
                        new BrowsersCard(gate.trust),
                        new QuestionCard(answer),
                        administration.card(gate.policy)),
                new FirstEnrolmentGuard(ways, options.methods.guardFirstEnrolment));
    }

    /** What is shown of an account, on its settings page and elsewhere. */
    SettingsView settings() {
        return settings;
    }

    /** All the pages there are with these options. */
    Pages pages(PageServices services, Assets assets, Origins origins) {
        RescueView rescue = new RescueView(administration.isOpen() ? factors.rescues : null);
        FreshFactor fresh = new FreshFactor(factors.verifier, factors.kinds, factors.accounts);
        ChallengeView challenge =
                new ChallengeView(factors.accounts, factors.recoveryCodes.on(), ways, gate.trust, rescue);
        Pages pages = Pages.of(services, gate.denied, assets, gate.trust, origins, fresh)
                .withSetup(settings, passwordFirst, password, answer, factors.enrolments)
                .withChallenge(challenge, factors.verifier, gate.trust, rescue)
                .withTrust(gate.trust)
                .withChanges(settings, factors.recoveryCodes, factors.enrolments, factors.apps, password)
                .withChannels(settings, ways, factors.channels, factors.enrolments, passwordFirst, password);
        administration.open(pages, gate.policy, factors.accounts, gate.denied, fresh, factors.rescues);
        return pages;
    }
}
