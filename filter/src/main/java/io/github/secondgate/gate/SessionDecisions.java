package io.github.secondgate.gate;

import io.github.secondgate.http.SessionAttribute;
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

/**
 * Where the person of a session stands: by its stamp, by what is on record about the account, and by what is demanded of it. A
 * stamp that does not fit is removed at once; where nothing is owed, one is written that says so. What was decided is noted, to
 * be believed for a moment.
 */
final class SessionDecisions {
    private final Accounts accounts;
    private final PolicyDecisions policyDecisions;
    private final BrowserTrust trust;
    private final GateEvents gateEvents;
    private final DecisionCache decisionCache;
    private final Clock clock;

    SessionDecisions(
            Accounts accounts,
            PolicyDecisions policyDecisions,
            BrowserTrust trust,
            GateEvents gateEvents,
            DecisionCache decisionCache,
            Clock clock) {
        this.accounts = accounts;
        this.policyDecisions = policyDecisions;
        this.trust = trust;
        this.gateEvents = gateEvents;
        this.decisionCache = decisionCache;
        this.clock = clock;
    }

    /** Of most sessions that have passed little is needed to see that they still do; of all others everything is looked at. */
    AccessState again(Login login, Session session, Person person, Stored stored, AccountStanding standing) {
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

    /** Anew, on all that there is to know. */
    AccessState decided(Login login, Session session, Person person, Stored stored) {
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
        return AccessState.owes(login.authenticated(), person, obligation, facts);
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
    AccessState ended(Login login, Session session) {
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
        AccessState known = told ? passes.toldOfGrace() : passes;
        decisionCache.note(session.getId(), person.principal(), stored, known.withoutFacts(), clock.millis());
        return known;
    }
}
