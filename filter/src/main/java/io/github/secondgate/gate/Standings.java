package io.github.secondgate.gate;

import io.github.secondgate.http.Kept;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Attempt;
import io.github.secondgate.secondfactor.account.Incidents;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.policy.Demand;
import io.github.secondgate.shiro.AccountNameRefusedException;
import io.github.secondgate.shiro.Federation;
import io.github.secondgate.shiro.LoginMoment;
import io.github.secondgate.shiro.Person;
import io.github.secondgate.shiro.Persons;
import io.github.secondgate.shiro.SecondFactorStamp;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import io.github.secondgate.shiro.SessionCookie;
import java.time.Clock;
import javax.servlet.http.HttpServletRequest;
import org.apache.shiro.session.Session;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.web.subject.WebSubject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where a visitor stands: is there a principal, do policy or enrolment ask a factor of it, and does the session
 * carry a stamp for exactly this person on exactly this state of the account? A stamp that does not fit is removed at
 * once. Whatever cannot be told stands as unknown.
 */
public final class Standings {
    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final Accounts accounts;
    private final Demands demands;
    private final Persons persons;
    private final Federation federation;
    private final Incidents incidents;
    private final BrowserTrust trust;
    private final Rechecks rechecks;
    private final Clock clock;
    private final ForeignLoginLog foreignLogins;

    /** @param rechecks what is believed for a moment, before all of it is decided again */
    public Standings(
            Accounts accounts,
            Demands demands,
            Persons persons,
            Federation federation,
            BrowserTrust trust,
            Incidents incidents,
            Rechecks rechecks,
            Clock clock) {
        this.accounts = accounts;
        this.demands = demands;
        this.persons = persons;
        this.federation = federation;
        this.incidents = incidents;
        this.trust = trust;
        this.rechecks = rechecks;
        this.clock = clock;
        this.foreignLogins = new ForeignLoginLog(clock);
    }

    /** Where they stand; what was decided a moment ago is believed. */
    Standing of(Subject real) {
        return of(real, true);
    }

    /** The same, decided now: for whatever changes factors or shows a secret. */
    Standing now(Subject real) {
        return of(real, false);
    }

    private Standing of(Subject real, boolean believing) {
        try {
            PrincipalCollection principals = Persons.atTheKeyboard(real);
            return principals == null ? unknownToShiro(real) : of(real, principals, believing);
        } catch (AccountNameRefusedException e) {
            LOG.debug("Somebody signed in as nobody. {}", e.getMessage());
            return Standing.NOBODY;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Whether this visitor owes a second factor cannot be told, so nothing is opened to them", e);
            return Standing.UNKNOWN;
        }
    }

    private Standing unknownToShiro(Subject real) {
        ForeignLogin login = real instanceof WebSubject ? ForeignLogin.at((WebSubject) real) : null;
        if (login == null) {
            return Standing.ANONYMOUS;
        }
        foreignLogins.held(login);
        return Standing.FOREIGN;
    }

    /** Whether a stranger's request, which Shiro's chain has seen, shows what another login behind the gate may take. */
    boolean offersElsewhere(HttpServletRequest request) {
        ForeignLogin login = ForeignLogin.offered(request);
        if (login != null) {
            foreignLogins.held(login);
        }
        return login != null;
    }

    /** Whether someone who has given a password and nothing else owes more; so does whoever cannot be told. */
    public boolean owes(PrincipalCollection principals) {
        try {
            Person person = persons.person(principals);
            return !federation.covers(person)
                    && demand(person, accounts.facts(person.account())).kind() != Demand.Kind.NONE;
        } catch (AccountNameRefusedException e) {
            return true;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Whether this login owes a second factor cannot be told, so it is not shown", e);
            return true;
        }
    }

    private Standing of(Subject real, PrincipalCollection principals, boolean believing) {
        Session session = real.getSession(false);
        long now = clock.millis();
        if (session == null) {
            return withoutSession(real, principals, believing, now);
        }
        String[] raw = SecondFactorStamp.raw(session);
        Standing believed = raw == null || !believing ? null : rechecks.believed(session.getId(), principals, raw, now);
        return believable(believed, real) ? believed : decided(real, session, persons.person(principals), raw);
    }

    private Standing decided(Subject real, Session session, Person person, String[] raw) {
        AccountFacts facts = accounts.facts(person.account());
        if (facts.resetAt() != null && LoginMoment.precedes(session, facts.resetAt())) {
            return ended(real, session);
        }
        Demand demand = demand(real, person, facts);
        SecondFactorStamp stamp = SecondFactorStamp.parse(raw);
        if (stamp != null && stamp.fits(person.account(), facts.changes())) {
            if (satisfies(stamp, demand, session, person, facts.changes())) {
                return noted(session.getId(), person, raw, Standing.passes(person, stamp, demand, facts.changes()));
            }
            if (demand.kind() == Demand.Kind.SECOND_FACTOR && stamp.rescued(Rescues.SET_UP_WITHIN, clock.instant())) {
                return Standing.rescued(person, stamp, facts.changes());
            }
        }
        if (!SecondFactorStamp.remove(session, person.account(), raw)) {
            // Another request of this session was stamped meanwhile; that must not fall to an older look.
            return decided(real, session, person, SecondFactorStamp.raw(session));
        }
        return stamp != null && outlived(stamp, person, facts)
                ? ended(real, session)
                : anew(real, session, person, facts.changes(), demand);
    }

    /** Where no stamp does, and none is there any more. */
    private Standing anew(Subject real, Session session, Person person, long changes, Demand demand) {
        Kept.dropOthers(session, person.account());
        if (demand.kind() == Demand.Kind.NONE) {
            return stamped(real, person, changes, demand);
        }
        if (demand.kind() == Demand.Kind.SECOND_FACTOR
                && real instanceof WebSubject
                && trust.recognised((WebSubject) real, person, changes)) {
            Session now = real.getSession(false);
            return decided(real, now, person, SecondFactorStamp.raw(now));
        }
        LoginMoment.noteIfUnseen(session, clock.instant());
        return owes(real, person, demand, changes);
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
    private Standing ended(Subject real, Session session) {
        rechecks.forget(session.getId());
        real.logout();
        if (real instanceof WebSubject) {
            SessionCookie.expire((WebSubject) real);
        }
        return Standing.ANONYMOUS;
    }

    /** A trusted browser satisfies as long as it is trusted, which is looked up each time that this is decided. */
    private boolean satisfies(SecondFactorStamp stamp, Demand demand, Session session, Person person, long changes) {
        if (demand.kind() == Demand.Kind.SECOND_FACTOR) {
            return stamp.byTrust() ? trust.stands(session, person, changes) : stamp.bySecondFactor();
        }
        return demand.kind() == Demand.Kind.NONE;
    }

    private Standing withoutSession(Subject real, PrincipalCollection principals, boolean believing, long now) {
        Person person = persons.person(principals);
        String key = "@" + person.account();
        Standing believed = believing ? rechecks.believed(key, principals, null, now) : null;
        if (believable(believed, real)) {
            return believed;
        }
        if (federation.covers(real, person)) {
            return noted(key, person, null, Standing.passes(person, null, Demand.ELSEWHERE, 0));
        }
        AccountFacts facts = accounts.facts(person.account());
        Demand demand = demand(person, facts);
        return demand.kind() == Demand.Kind.NONE
                ? noted(key, person, null, Standing.passes(person, null, demand, facts.changes()))
                : owes(real, person, demand, facts.changes());
    }

    /** What covers a federated login may be gone with the next request, and costs nothing to look at. */
    private boolean believable(Standing believed, Subject real) {
        return believed != null && (!believed.federated() || federation.covers(real, believed.person()));
    }

    private Demand demand(Subject real, Person person, AccountFacts facts) {
        return federation.covers(real, person) ? Demand.ELSEWHERE : demand(person, facts);
    }

    private Demand demand(Person person, AccountFacts facts) {
        Demand demand = demands.of(person, facts);
        if (demand.required() && facts.requiredSince() == null && !facts.enrolled()) {
            accounts.noteRequired(person.account());
        }
        return demand;
    }

    private static Standing owes(Subject real, Person person, Demand demand, long changes) {
        return Standing.owes(Standing.Kind.owing(real.isAuthenticated(), demand), person, changes);
    }

    /** Writes into the session that nothing is owed, and stands by it unless another request knows more by now. */
    private Standing stamped(Subject real, Person person, long changes, Demand demand) {
        Session session = real.getSession();
        if (demand == Demand.ELSEWHERE) {
            incidents.federated(person.account(), new Attempt(address(real), null));
        }
        SecondFactorStamp stamp = new SecondFactorStamp(person.account(), Method.NONE, clock.instant(), changes);
        return stamp.write(session, null)
                ? noted(session.getId(), person, stamp.raw(), Standing.passes(person, stamp, demand, changes))
                : decided(real, session, person, SecondFactorStamp.raw(session));
    }

    private static String address(Subject real) {
        return real instanceof WebSubject
                ? ((WebSubject) real).getServletRequest().getRemoteAddr()
                : null;
    }

    private Standing noted(Object key, Person person, String[] raw, Standing standing) {
        rechecks.note(key, person.principals(), raw, standing, clock.millis());
        return standing;
    }
}
