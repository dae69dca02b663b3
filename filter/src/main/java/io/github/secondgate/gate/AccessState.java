package io.github.secondgate.gate;

import io.github.secondgate.login.Person;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.policy.Obligation;
import java.time.Instant;

/** Where a visitor stands before the gate; immutable. */
public final class AccessState {
    public enum Kind {
        /** nobody has logged in */
        ANONYMOUS,
        /** nothing is owed, or it was given */
        PASSES,
        /** a code of the second factor is owed */
        CHALLENGE_REQUIRED,
        /** a factor must be set up first */
        ENROLMENT_REQUIRED,
        /** only remembered by a cookie: the password is owed before a code or a set-up */
        PASSWORD_REQUIRED,
        /** signed in under what cannot be an account name: as nobody, but the application must not see it */
        NOBODY,
        /** signed in by something else than the login that is asked, behind which no second factor is; never a pass */
        FOREIGN,
        /** it cannot be told; never a pass */
        UNKNOWN;

        /** What somebody owes of whom more is demanded. */
        static Kind owing(boolean byPassword, Obligation obligation) {
            if (!byPassword) {
                // Else a remember-me cookie alone would use the owner's tries up.
                return PASSWORD_REQUIRED;
            }
            return obligation.kind() == Obligation.Kind.SECOND_FACTOR ? CHALLENGE_REQUIRED : ENROLMENT_REQUIRED;
        }

        /** Whether a password is what is asked of this visitor, so that the login page must be shown. */
        boolean owesPassword() {
            return this == PASSWORD_REQUIRED || this == NOBODY;
        }
    }

    private static final Obligation NOTHING = new Obligation(Obligation.Kind.NONE, false, null, false);

    static final AccessState ANONYMOUS = new AccessState(Kind.ANONYMOUS, null, null, NOTHING, 0, null);
    static final AccessState NOBODY = new AccessState(Kind.NOBODY, null, null, NOTHING, 0, null);
    static final AccessState FOREIGN = new AccessState(Kind.FOREIGN, null, null, NOTHING, 0, null);
    static final AccessState UNKNOWN = new AccessState(Kind.UNKNOWN, null, null, NOTHING, 0, null);

    private final Kind kind;
    private final Person person;
    private final SecondFactorStamp stamp;
    /** What was demanded of a visitor who passes. */
    private final Obligation met;

    private final long changes;
    private final AccountFacts facts;
    private final boolean once;
    private final Verification unheard;
    private final boolean graceTold;

    private AccessState(
            Kind kind, Person person, SecondFactorStamp stamp, Obligation met, long changes, AccountFacts facts) {
        this(kind, person, stamp, met, changes, facts, false);
    }

    private AccessState(
            Kind kind,
            Person person,
            SecondFactorStamp stamp,
            Obligation met,
            long changes,
            AccountFacts facts,
            boolean once) {
        this.kind = kind;
        this.person = person;
        this.stamp = stamp;
        this.met = met;
        this.changes = changes;
        this.facts = facts;
        this.once = once;
        this.unheard = null;
        this.graceTold = false;
    }

    private AccessState(AccessState same, AccountFacts facts, Verification unheard, boolean graceTold) {
        this.kind = same.kind;
        this.person = same.person;
        this.stamp = same.stamp;
        this.met = same.met;
        this.changes = same.changes;
        this.facts = facts;
        this.once = same.once;
        this.unheard = unheard;
        this.graceTold = graceTold;
    }

    /** @param byPassword whether a password was given, and not only a cookie that remembers somebody */
    static AccessState owes(boolean byPassword, Person person, Obligation obligation, AccountFacts facts) {
        return new AccessState(Kind.owing(byPassword, obligation), person, null, NOTHING, facts.changes(), facts);
    }

    /** The helpdesk let this session set up a new factor, before anything else. */
    static AccessState rescued(Person person, SecondFactorStamp stamp, AccountFacts facts) {
        return new AccessState(Kind.ENROLMENT_REQUIRED, person, stamp, NOTHING, facts.changes(), facts);
    }

    /**
     * @param stamp null where there is no session to carry one
     * @param met what was demanded of the person
     */
    static AccessState passes(Person person, SecondFactorStamp stamp, Obligation met, AccountFacts facts) {
        return new AccessState(Kind.PASSES, person, stamp, met, facts.changes(), facts);
    }

    /** The same where no more was read of the account than its change counter. */
    static AccessState passes(Person person, SecondFactorStamp stamp, Obligation met, long changes) {
        return new AccessState(Kind.PASSES, person, stamp, met, changes, null);
    }

    /** For a login that another organisation answers for and no session holds: the account is not asked about. */
    static AccessState vouchedFor(Person person) {
        return new AccessState(Kind.PASSES, person, null, Obligation.ELSEWHERE, 0, null);
    }

    /** The same to be believed later, when the facts may be others. */
    AccessState withoutFacts() {
        return new AccessState(this, null, unheard, graceTold);
    }

    /** The same of somebody who was told in this session until when they may go without a factor. */
    AccessState toldOfGrace() {
        return new AccessState(this, facts, unheard, true);
    }

    /**
     * The same visitor, let through in this request by what a client shows in it, of which no session keeps anything.
     *
     * @param stampOfNow of a code that was given just now; null for what never counts as fresh
     */
    public AccessState passingOnce(SecondFactorStamp stampOfNow) {
        return new AccessState(Kind.PASSES, person, stampOfNow, NOTHING, changes, null, true);
    }

    /** The same visitor, whose client showed a code that was not looked at. */
    public AccessState unheard(Verification why) {
        return new AccessState(this, facts, why, graceTold);
    }

    /** Why the code that came with this very request was not looked at; null where it was, or none came. */
    Verification unheard() {
        return unheard;
    }

    public Kind kind() {
        return kind;
    }

    public boolean passes() {
        return kind == Kind.PASSES;
    }

    /** Whether the application must not see this visitor. */
    boolean masked() {
        return kind != Kind.PASSES && kind != Kind.ANONYMOUS;
    }

    /** Null for a visitor who is anonymous, nobody, foreign or unknown. */
    public Person person() {
        return person;
    }

    /** Null like the person. */
    public String account() {
        return person == null ? null : person.account();
    }

    /** The account's change counter on which this was decided; 0 for a visitor who is anonymous or unknown. */
    public long changes() {
        return changes;
    }

    /** On which this was decided in this very request; null where it was believed, or nothing was looked up. */
    public AccountFacts facts() {
        return facts;
    }

    /** Whether the helpdesk let this session set a new factor up in place of all that were lost. */
    public boolean rescued() {
        return kind == Kind.ENROLMENT_REQUIRED && stamp != null;
    }

    /** Whether nothing is asked of this visitor, not even where others must show a fresh factor. */
    boolean excused() {
        return federated() || met.exempt();
    }

    /** Whether another organisation made this login, and answers for it. */
    public boolean federated() {
        return met == Obligation.ELSEWHERE;
    }

    /** From when on a factor is demanded of a visitor who still passes without; else null. */
    public Instant graceEndsAt() {
        return met.graceEndsAt();
    }

    /** Whether that is still to be told in this session. */
    boolean graceToBeTold() {
        return graceEndsAt() != null && stamp != null && !graceTold;
    }

    /** The stamp of a visitor who passes; null otherwise and where there is no session to carry one. */
    public SecondFactorStamp stamp() {
        return stamp;
    }

    /** Whether this visitor has a second factor that was given, or that a trusted browser or a credential stood in for. */
    public boolean hasFactor() {
        return once || stamp != null && stamp.owedAndMet();
    }

    /** When a pass of the helpdesk let this session in for the day; null where none did. */
    public Instant dayPassAt() {
        return stamp != null && stamp.byDayPass() ? stamp.at() : null;
    }

    /** Whether this visitor gave a second factor in this session. */
    public boolean bySecondFactor() {
        return stamp != null && stamp.bySecondFactor();
    }
}
