package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Derivation;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.store.RescueRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.WrittenCode;
import java.time.Instant;

/**
 * What an agent of the helpdesk does for somebody who reads the phrase of their session out: looks who that is, and issues the
 * one code for it. That the agent may, and gave a second factor, is decided before. Safe for concurrent use, on several nodes
 * too.
 */
public final class RescueDesk {
    private final CoreServices core;
    private final SecretHash secretHash;
    private final DayPass dayPass;

    RescueDesk(CoreServices core, SecretHash secretHash, DayPass dayPass) {
        this.core = core;
        this.secretHash = secretHash;
        this.dayPass = dayPass;
    }

    /**
     * Who waits under a phrase, before anything is issued; asking is counted as issuing is, so that nobody tries phrases.
     *
     * @param typed the phrase as the agent heard it
     * @param agent the account of the agent, who cannot rescue themselves
     * @throws RetryLaterException if the agent asks too often
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Caller caller(String typed, String agent) {
        long now = core.clock().millis();
        return core.database().transaction(t -> {
            Limit.RESCUE_LOOKED_UP.count(t, agent, now);
            RescueRow row = t.rescues().find(RescuePhrase.normalised(typed));
            Rescue.Outcome refusal = fault(row, agent, now);
            return refusal == null ? Caller.of(row, noDayPass(t, row, now)) : Caller.refused(refusal);
        });
    }

    /**
     * Issues the one code for a phrase. The person is told by mail at once. Costs a derivation, outside of a transaction and
     * only where somebody waits under that phrase.
     *
     * @param typed the phrase as the agent heard it
     * @param help what the code is to be for; a day pass where there are any
     * @param agent the account of the agent, who cannot rescue themselves
     * @param reason for the audit log
     * @throws RetryLaterException if the agent issues too many, or too much is being derived
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Rescue issue(String typed, Help help, String agent, String reason, RequestOrigin requestOrigin) {
        String phrase = RescuePhrase.normalised(typed);
        Instant now = core.clock().instant();
        Rescue.Outcome refusal = core.database().transaction(t -> {
            Limit.RESCUE_ISSUED.count(t, agent, now.toEpochMilli());
            return fault(t, t.rescues().find(phrase), help, agent, now.toEpochMilli());
        });
        if (refusal == null) {
            return issued(phrase, help, agent, reason, requestOrigin, now);
        }
        Rescue refused = Rescue.refused(refusal);
        core.audit().record(issue(help, refused, agent, reason, requestOrigin));
        return refused;
    }

    private Rescue issued(
            String phrase, Help help, String agent, String reason, RequestOrigin requestOrigin, Instant now) {
        String code = help.code(core.random());
        SecretHash.Parameters parameters = secretHash.fresh();
        String hash = hashed(agent, code, parameters);
        return core.database().transaction(t -> {
            requestOrigin.holds(t, agent);
            RescueRow row = t.rescues().find(phrase);
            Rescue.Outcome fault = fault(t, row, help, agent, now.toEpochMilli());
            if (fault == null
                    && t.rescues().issue(row.id(), hash, parameters.text(), agent, reason, now.toEpochMilli()) == 0) {
                fault = Rescue.Outcome.ALREADY_ISSUED;
            }
            Rescue rescue = fault == null ? issued(row, help, code, now) : Rescue.refused(fault);
            if (fault == null) {
                core.notices().write(t, help.notice, row.account(), requestOrigin, dayPass.time());
            }
            core.audit().record(t, issue(help, rescue, agent, reason, requestOrigin));
            return rescue;
        });
    }

    private Rescue issued(RescueRow row, Help help, String code, Instant now) {
        Instant expires = now.plus(Rescues.CODE_LIVES);
        if (help == Help.RESCUE) {
            return Rescue.issued(row.account(), code, expires, null);
        }
        Instant end = dayPass.endOf(now);
        return Rescue.issued(row.account(), code, end.isBefore(expires) ? end : expires, end);
    }

    private static SecurityEvent issue(
            Help help, Rescue rescue, String agent, String reason, RequestOrigin requestOrigin) {
        String outcome = rescue.outcome() + " by " + agent + ": " + reason;
        return new SecurityEvent(help.issued, help.factor, rescue.account(), requestOrigin.address(), outcome);
    }

    private String hashed(String agent, String code, SecretHash.Parameters parameters) {
        try (Derivation derivation = Derivation.of(secretHash, agent)) {
            return derivation.hash(WrittenCode.normalise(code), parameters);
        }
    }

    private Rescue.Outcome fault(Transaction transaction, RescueRow row, Help help, String agent, long now) {
        Rescue.Outcome fault = fault(row, agent, now);
        return fault == null && help == Help.DAY_PASS ? noDayPass(transaction, row, now) : fault;
    }

    private Rescue.Outcome noDayPass(Transaction transaction, RescueRow row, long now) {
        return dayPass.on() ? dayPass.refusal(transaction, row.account(), Instant.ofEpochMilli(now)) : null;
    }

    private static Rescue.Outcome fault(RescueRow row, String agent, long now) {
        if (row == null || row.spentAt() != null) {
            return Rescue.Outcome.UNKNOWN_PHRASE;
        }
        if (row.account().equals(agent)) {
            return Rescue.Outcome.OWN_ACCOUNT;
        }
        if (row.issuedAt() != null) {
            return Rescue.Outcome.ALREADY_ISSUED;
        }
        return Rescues.waits(row, now) ? null : Rescue.Outcome.UNKNOWN_PHRASE;
    }
}
