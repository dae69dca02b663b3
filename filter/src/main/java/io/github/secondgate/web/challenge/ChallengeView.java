package io.github.secondgate.web.challenge;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.gate.destination.WaitingTabs;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.Section;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The page that asks for a code, at the sign-in and when a fresh one is wanted later. */
public final class ChallengeView {
    private final Accounts accounts;
    private final ChallengeMethods methods;
    private final RescueView rescue;
    private final BrowserTrust trust;

    public ChallengeView(Accounts accounts, ChallengeMethods methods, BrowserTrust trust, RescueView rescue) {
        this.accounts = accounts;
        this.methods = methods;
        this.rescue = rescue;
        this.trust = trust;
    }

    ChallengeMethods methods() {
        return methods;
    }

    /** Whether a code is owed, or a fresh one was asked for. */
    static boolean owed(Exchange exchange) {
        if (exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED) {
            return true;
        }
        return exchange.requestContext.accessState().hasFactor()
                && SavedRequest.at(exchange.session(), exchange.account())
                        .filter(SavedRequest::stepUp)
                        .isPresent();
    }

    /** Whether a code would change anything: one is owed, or the last one was given too long ago to change factors. */
    static boolean takesCode(Exchange exchange) {
        return owed(exchange) || exchange.requestContext.accessState().hasFactor() && !exchange.fresh();
    }

    /** Nothing is owed any more, as another tab was first: a person goes on to the page that this one was on the way to. */
    static void notOwed(Exchange exchange) throws IOException {
        Optional<String> page = exchange.json
                ? Optional.empty()
                : WaitingTabs.page(exchange.session(), exchange.account(), exchange.request);
        if (page.isPresent()) {
            exchange.answers.seeOther(page.get());
        } else {
            exchange.answers.notOwed();
        }
    }

    AccountFacts facts(Exchange exchange) {
        return exchange.facts(accounts);
    }

    /** As the form says that was sent; where it says none, the first one with a code that the account has. */
    ChallengeMethod chosen(Exchange exchange) {
        return methods.isSaid(exchange.input) ? methods.said(exchange.input) : methods.firstByCode(facts(exchange));
    }

    private String trustSentence(Exchange exchange, Duration lifetime) {
        String sentence = exchange.text("challenge.trust", exchange.words.duration(lifetime));
        return trust.endsAtSignOut() ? sentence + " " + exchange.text("challenge.trust.signOut") : sentence;
    }

    /** How long this browser may be trusted with the code that is asked for now; zero where it may not. */
    Duration trustOffered(Exchange exchange) {
        return trust.offered(exchange.requestContext) ? trust.browsers().lifetime() : Duration.ZERO;
    }

    /** Shows it, to a person or to a script. */
    void show(Exchange exchange) throws IOException {
        ChallengeContent.Builder challenge = content(exchange, null, null);
        rescue.describe(exchange, challenge);
        exchange.answers.show(challenge.build(), content -> content.json(exchange.account()));
    }

    /** The section of the method that was chosen; what is wrong stands above all of them where it does not tell that. */
    Form form(ChallengeMethod chosen) {
        return (exchange, refused) -> {
            ChallengeContent.Builder challenge = content(exchange, chosen, refused);
            rescue.describe(exchange, challenge);
            exchange.answers.page(refused.status, challenge.build());
        };
    }

    /** The page for the helpdesk's code. */
    Form rescueForm() {
        return rescue.form();
    }

    /** @param refused why an answer by the chosen method was not taken; null where nothing was answered */
    private ChallengeContent.Builder content(Exchange exchange, ChallengeMethod chosen, Rejection refused) {
        AccountFacts facts = facts(exchange);
        Rejection closing = closing(exchange, chosen, refused);
        Map<ChallengeMethod, Section> sections = sections(exchange, facts, chosen, refused, closing != null);
        ChallengeMethod open = open(exchange, sections);
        ChallengeContent.Builder challenge = new ChallengeContent.Builder(
                (open == null ? methods.first(facts) : open).icon(), WaitingTabs.query(exchange.request));
        boolean stepUp = exchange.requestContext.accessState().passes();
        if (stepUp) {
            challenge.stepUp();
        }
        if (lost(exchange)) {
            challenge.notice(exchange.text(stepUp ? "problem.step-up-lost" : "notice.formLost"));
        }
        offerTrust(exchange, challenge);
        if (!facts.apps().isEmpty()) {
            challenge.byApp();
        }
        sections.forEach((method, section) -> {
            if (method == open) {
                challenge.open(section);
            } else {
                challenge.section(section);
            }
        });
        tellRefusal(challenge, closing, refused);
        return challenge;
    }

    /** @param closing why no code is looked at; null where one is */
    private static void tellRefusal(ChallengeContent.Builder challenge, Rejection closing, Rejection refused) {
        if (closing != null) {
            String hint = refused == null ? null : refused.hint;
            challenge.refused(closing.alert(hint), true, closing.locked).waits(closing.wait);
        } else if (refused != null) {
            challenge.refused(refused.alert(), refused.throttled(), refused.locked);
        }
    }

    private void offerTrust(Exchange exchange, ChallengeContent.Builder challenge) {
        if (trust.browsers().on()) {
            challenge.trusting();
        }
        Duration trusted = trustOffered(exchange);
        if (!trusted.isZero()) {
            boolean ticked = exchange.input != null && exchange.input.flag(Input.TRUST);
            challenge.trust(trusted, trustSentence(exchange, trusted), ticked);
        }
    }

    /** @param closed whether no code is looked at but those that stand in for a factor */
    private Map<ChallengeMethod, Section> sections(
            Exchange exchange, AccountFacts facts, ChallengeMethod chosen, Rejection refused, boolean closed) {
        Map<ChallengeMethod, Section> sections = new LinkedHashMap<>();
        for (ChallengeMethod method : methods.all()) {
            if (method.isOffered(facts) && (!closed || method.standsIn())) {
                sections.put(method, method.section(exchange, facts, method == chosen ? refused : null));
            }
        }
        return sections;
    }

    /**
     * The factor that stands open: the one that was refused, or of which a code is awaited, or that was used last in this browser.
     * Null where none is asked for.
     */
    private static ChallengeMethod open(Exchange exchange, Map<ChallengeMethod, Section> sections) {
        String last = LastMethod.method(exchange);
        return sections.keySet().stream()
                .filter(method -> !method.standsIn())
                .min(Comparator.comparing((ChallengeMethod method) ->
                                !sections.get(method).failed())
                        .thenComparing(method -> !sections.get(method).focused())
                        .thenComparing(method -> !method.key().equals(last)))
                .orElse(null);
    }

    /** Why no code is looked at now; null where codes are. Scripts are told what they can send, and the answer tells the rest. */
    private Rejection closing(Exchange exchange, ChallengeMethod chosen, Rejection refused) {
        if (exchange.json) {
            return refused;
        }
        Rejection ofCode = refused == null || chosen.standsIn() ? Rejection.NONE : refused;
        return ofCode.closing(exchange, facts(exchange));
    }

    private static boolean lost(Exchange exchange) {
        return SavedRequest.at(exchange.session(), exchange.account())
                .filter(SavedRequest::lost)
                .isPresent();
    }
}
