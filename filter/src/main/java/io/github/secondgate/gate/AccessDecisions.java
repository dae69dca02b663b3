package io.github.secondgate.gate;

import io.github.secondgate.log.Log;
import io.github.secondgate.login.AccountNameRefusedException;
import io.github.secondgate.login.ForeignLogin;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.Person;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.SecondFactorStamp.Stored;
import io.github.secondgate.login.Session;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.policy.Obligation;
import java.time.Clock;
import javax.servlet.http.HttpServletRequest;

/**
 * Decides where a visitor stands: is there a principal, do policy or enrolment ask a factor of it, and does the session
 * carry a stamp for exactly this person on exactly this state of the account? What was decided a moment ago is believed.
 * Whatever cannot be told stands as unknown.
 */
public final class AccessDecisions {
    private static final Log LOG = Log.of(AccessDecisions.class);

    private final Accounts accounts;
    private final PolicyDecisions policyDecisions;
    private final BrowserTrust trust;
    private final DecisionCache decisionCache;
    private final SessionDecisions sessions;
    private final Clients clients;
    private final Clock clock;
    private final ForeignLoginLog foreignLogins;

    /**
     * @param decisionCache what is believed for a moment, before all of it is decided again
     * @param clients what is looked at beside a password
     */
    public AccessDecisions(
            Accounts accounts,
            PolicyDecisions policyDecisions,
            BrowserTrust trust,
            GateEvents gateEvents,
            DecisionCache decisionCache,
            Clients clients,
            Clock clock) {
        this.accounts = accounts;
        this.policyDecisions = policyDecisions;
        this.trust = trust;
        this.decisionCache = decisionCache;
        this.sessions = new SessionDecisions(accounts, policyDecisions, trust, gateEvents, decisionCache, clock);
        this.clients = clients;
        this.clock = clock;
        this.foreignLogins = new ForeignLoginLog(clock);
    }

    /** Where they stand; what was decided a moment ago is believed. */
    AccessState of(Login login) {
        return of(login, true);
    }

    /** The same, decided now: for whatever changes factors or shows a secret. */
    AccessState now(Login login) {
        return of(login, false);
    }

    private AccessState of(Login login, boolean believing) {
        try {
            Object principal = login.principal();
            return principal == null
                    ? unknownToTheLogin(login)
                    : clients.standing(login, () -> of(login, principal, believing));
        } catch (AccountNameRefusedException e) {
            LOG.debug("Somebody signed in as nobody. {}", e.getMessage());
            return AccessState.NOBODY;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Whether this visitor owes a second factor cannot be told, so nothing is opened to them", e);
            return AccessState.UNKNOWN;
        }
    }

    private AccessState unknownToTheLogin(Login login) {
        return foreignLogins.held(ForeignLogin.beside(login), login) ? AccessState.FOREIGN : AccessState.ANONYMOUS;
    }

    /** Whether a stranger's request, which the login's chain has seen, shows what another login behind the gate may take. */
    boolean offersElsewhere(Login login, HttpServletRequest request) {
        boolean held = foreignLogins.held(ForeignLogin.offered(login, request), login);
        if (!held) {
            foreignLogins.noteUnread(login, request);
        }
        return held;
    }

    /**
     * Whether someone who has given a password this moment owes more; so does whoever cannot be told. A browser that they trust
     * lets them in at once.
     */
    boolean owes(Login login) {
        try {
            if (login.session(false) == null) {
                // A client that signs in with each request is looked up no more often than one that has a session.
                return !of(login).passes();
            }
            Person person = login.person();
            if (policyDecisions.elsewhere(person)) {
                return false;
            }
            AccessState now = clients.standing(login, () -> byPasswordAlone(login, person));
            return !now.passes()
                    && !(now.kind() == AccessState.Kind.CHALLENGE_REQUIRED
                            && trust.recognised(login, person, now.changes()));
        } catch (AccountNameRefusedException e) {
            return true;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Whether this login owes a second factor cannot be told, so it is not shown", e);
            return true;
        }
    }

    private AccessState byPasswordAlone(Login login, Person person) {
        AccountFacts facts = accounts.facts(person.account());
        Obligation obligation = policyDecisions.demandedHere(login, person, facts);
        return obligation.kind() == Obligation.Kind.NONE
                ? AccessState.passes(person, null, obligation, facts)
                : AccessState.owes(login.authenticated(), person, obligation, facts);
    }

    /** Nothing that was decided about it is believed any more. */
    void sessionEnded(Object id) {
        decisionCache.forget(id);
    }

    private AccessState of(Login login, Object principal, boolean believing) {
        Session session = login.session(false);
        if (session == null) {
            return withoutSession(login, principal, believing);
        }
        if (!believing && login.isOver()) {
            // What would end it is behind our pages.
            return sessions.ended(login, session);
        }
        AccessState believed =
                believing ? decisionCache.believed(session.getId(), principal, session, clock.millis()) : null;
        if (believable(believed, login)) {
            return believed;
        }
        Stored stored = SecondFactorStamp.stored(session);
        Person person = login.person();
        return believing && !stored.isNone()
                ? decisionCache.together(
                        session.getId(),
                        person.account(),
                        stored,
                        () -> accounts.standing(person.account()),
                        standing -> sessions.again(login, session, person, stored, standing))
                : sessions.decided(login, session, person, stored);
    }

    private AccessState withoutSession(Login login, Object principal, boolean believing) {
        Person person = login.person();
        String key = "@" + person.account();
        AccessState believed = believing ? decisionCache.believed(key, principal, null, clock.millis()) : null;
        if (believable(believed, login)) {
            return believed;
        }
        if (policyDecisions.elsewhere(login, person)) {
            return noted(key, person, AccessState.vouchedFor(person));
        }
        AccessState accessState = byPasswordAlone(login, person);
        return accessState.passes() ? noted(key, person, accessState) : accessState;
    }

    /** What covers a federated login may be gone with the next request, and costs nothing to look at. */
    private boolean believable(AccessState believed, Login login) {
        return believed != null && (!believed.federated() || policyDecisions.elsewhere(login, believed.person()));
    }

    private AccessState noted(String key, Person person, AccessState passes) {
        decisionCache.note(key, person.principal(), Stored.NONE, passes.withoutFacts(), clock.millis());
        return passes;
    }
}
