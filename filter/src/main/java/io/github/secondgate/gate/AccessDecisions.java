package io.github.secondgate.gate;

import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.log.Log;
import io.github.secondgate.login.AccountNameRefusedException;
import io.github.secondgate.login.ForeignLogin;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.LoginTime;
import io.github.secondgate.login.Person;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.login.SecondFactorStamp.Stored;
import io.github.secondgate.login.Session;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.AccountStanding;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.policy.Obligation;
import java.time.Clock;
import javax.servlet.http.HttpServletRequest;

/**
 * Decides where a visitor stands: is there a principal, do policy or enrolment ask a factor of it, and does the session
 * carry a stamp for exactly this person on exactly this state of the account? A stamp that does not fit is removed at
 * once. Whatever cannot be told stands as unknown.
 */
public final class AccessDecisions {
    private static final Log LOG = Log.of(AccessDecisions.class);

    private final Accounts accounts;
    private final PolicyDecisions policyDecisions;
    private final GateEvents gateEvents;
    private final BrowserTrust trust;
    private final DecisionCache decisionCache;
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
        this.gateEvents = gateEvents;
        this.trust = trust;
        this.decisionCache = decisionCache;
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
                : owes(login, person, obligation, facts);
    }

    /** Nothing that was decided about it is believed any more. */
    void sessionEnded(Object id) {
        decisionCache.forget(id);
    }

    private AccessState of(Login login, Object principal, boolean believing) {
        Session session = login.session(false);
        long now = clock.millis();
        if (session == null) {
            return withoutSession(login, principal, believing, now);
        }
        Stored stored = SecondFactorStamp.stored(session);
        AccessState believed =
                stored.isNone() || !believing ? null : decisionCache.believed(session.getId(), principal, stored, now);
        if (believable(believed, login)) {
            return believed;
        }
        Person person = login.person();
        return stored.isNone() || !believing
                ? decided(login, session, person, stored)
                : decisionCache.together(
                        session.getId(),
                        person.account(),
                        stored,
                        () -> accounts.standing(person.account()),
                        standing -> again(login, session, person, stored, standing));
    }

    /** Of most sessions that have passed little is needed to see that they still do; of all others everything is looked at. */
    private AccessState again(Login login, Session session, Person person, Stored stored, AccountStanding standing) {
        SecondFactorStamp stamp = stored.read();
        if (!beforeReset(session, standing) && stamp != null && stamp.fits(person.account(), standing.changes())) {
            Obligation obligation = policyDecisions.demanded(login, person, standing);
            if (satisfies(stamp, obligation, login, person, standing.changes())) {
                AccessState passes = AccessState.passes(person, stamp, obligation, standing.changes());
                return noted(session, person, stored, passes);
            }
        }
        return decided(login, session, person, stored);
    }

    private static boolean beforeReset(Session session, AccountStanding standing) {
        return standing.resetAt() != null && LoginTime.precedes(session, standing.resetAt());
    }

    private AccessState decided(Login login, Session session, Person person, Stored stored) {
        return decided(login, session, person, stored, accounts.facts(person.account()));
    }

    private AccessState decided(Login login, Session session, Person person, Stored stored, AccountFacts facts) {
        if (beforeReset(session, facts)) {
            return ended(login, session);
        }
        Obligation obligation = policyDecisions.demanded(login, person, facts);
        SecondFactorStamp stamp = stored.read();
        if (stamp != null && stamp.fits(person.account(), facts.changes())) {
            if (satisfies(stamp, obligation, login, person, facts.changes())) {
                return noted(session, person, stored, AccessState.passes(person, stamp, obligation, facts));
            }
            if (obligation.kind() == Obligation.Kind.SECOND_FACTOR
                    && stamp.rescued(Rescues.SET_UP_WITHIN, clock.instant())) {
                return AccessState.rescued(person, stamp, facts);
            }
        }
        if (!SecondFactorStamp.remove(session, person.account(), stored)) {
            // Another request of this session was stamped meanwhile; that must not fall to an older look.
            return decided(login, session, person, SecondFactorStamp.stored(session));
        }
        return stamp != null && outlived(stamp, person, facts)
                ? ended(login, session)
                : anew(login, session, person, facts, obligation);
    }

    /** Where no stamp does, and none is there any more. */
    private AccessState anew(Login login, Session session, Person person, AccountFacts facts, Obligation obligation) {
        SessionAttribute.dropOthers(session, person.account());
        if (obligation.kind() == Obligation.Kind.NONE) {
            return stamped(login, person, facts, obligation);
        }
        if (obligation.kind() == Obligation.Kind.SECOND_FACTOR && trust.recognised(login, person, facts.changes())) {
            Session now = login.session(false);
            return decided(login, now, person, SecondFactorStamp.stored(now));
        }
        LoginTime.noteIfUnseen(session, clock.instant());
        return owes(login, person, obligation, facts);
    }

    /**
     * Whether the session was let in by what is gone: before an administrator took the factors away, or by a factor where
     * none is left. A session of before would otherwise set its own up in their place.
     */
    private static boolean outlived(SecondFactorStamp stamp, Person person, AccountFacts facts) {
        boolean reset = facts.resetAt() != null && stamp.precedes(facts.resetAt(), person.account());
        boolean onFormerFactor = stamp.metBy(person.account()) && !stamp.fits(person.account(), facts.changes());
        return reset || onFormerFactor && !facts.enrolled();
    }

    /** Who was in before then must give the password again. */
    private AccessState ended(Login login, Session session) {
        decisionCache.forget(session.getId());
        login.logOut();
        return AccessState.ANONYMOUS;
    }

    /** What stands in for a factor satisfies as long as it lasts, which is looked up each time that this is decided. */
    private boolean satisfies(
            SecondFactorStamp stamp, Obligation obligation, Login login, Person person, long changes) {
        if (obligation.kind() != Obligation.Kind.SECOND_FACTOR) {
            return obligation.kind() == Obligation.Kind.NONE;
        }
        if (stamp.byDayPass()) {
            return policyDecisions.dayPassHolds(stamp.at(), clock.instant());
        }
        return stamp.byTrust() ? trust.stands(login, person, changes) : stamp.bySecondFactor();
    }

    private AccessState withoutSession(Login login, Object principal, boolean believing, long now) {
        Person person = login.person();
        String key = "@" + person.account();
        AccessState believed = believing ? decisionCache.believed(key, principal, Stored.NONE, now) : null;
        if (believable(believed, login)) {
            return believed;
        }
        if (policyDecisions.elsewhere(login, person)) {
            return noted(key, person, Stored.NONE, AccessState.vouchedFor(person));
        }
        AccessState accessState = byPasswordAlone(login, person);
        return accessState.passes() ? noted(key, person, Stored.NONE, accessState) : accessState;
    }

    /** What covers a federated login may be gone with the next request, and costs nothing to look at. */
    private boolean believable(AccessState believed, Login login) {
        return believed != null && (!believed.federated() || policyDecisions.elsewhere(login, believed.person()));
    }

    private static AccessState owes(Login login, Person person, Obligation obligation, AccountFacts facts) {
        return AccessState.owes(AccessState.Kind.owing(login.authenticated(), obligation), person, facts);
    }

    /** Writes into the session that nothing is owed, and stands by it unless another request knows more by now. */
    private AccessState stamped(Login login, Person person, AccountFacts facts, Obligation obligation) {
        Session session = login.session(true);
        if (obligation == Obligation.ELSEWHERE) {
            gateEvents.federated(
                    person.account(), new RequestOrigin(login.request().getRemoteAddr(), null));
        }
        SecondFactorStamp stamp =
                new SecondFactorStamp(person.account(), Method.NONE, clock.instant(), facts.changes());
        return stamp.write(session, Stored.NONE)
                ? noted(session, person, stamp.stored(), AccessState.passes(person, stamp, obligation, facts))
                : decided(login, session, person, SecondFactorStamp.stored(session));
    }

    /** Whether somebody was told of grace is looked at once for as long as the decision is believed. */
    private AccessState noted(Session session, Person person, Stored stored, AccessState passes) {
        boolean told = passes.graceToBeTold() && LedByGate.toldOfGrace(session, person.account(), passes.stamp());
        return noted(session.getId(), person, stored, told ? passes.toldOfGrace() : passes);
    }

    private AccessState noted(Object key, Person person, Stored stored, AccessState accessState) {
        decisionCache.note(key, person.principal(), stored, accessState.withoutFacts(), clock.millis());
        return accessState;
    }
}
