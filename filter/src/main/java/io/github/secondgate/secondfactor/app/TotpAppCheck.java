package io.github.secondgate.secondfactor.app;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.totp.Totp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One code, checked against the chosen app, or also the few used last, in one transaction. Made for one call. */
final class TotpAppCheck {
    private final TotpAppKeys keys;
    private final Notices notices;
    private final String account;
    private final String appId;
    private final String code;
    private final RequestOrigin requestOrigin;
    private final Instant now;

    /** @param appId the app that was chosen, or null for the one used last */
    TotpAppCheck(
            TotpAppKeys keys,
            Notices notices,
            String account,
            String appId,
            String code,
            RequestOrigin requestOrigin,
            Instant now) {
        this.keys = keys;
        this.notices = notices;
        this.account = account;
        this.appId = appId;
        this.code = code;
        this.requestOrigin = requestOrigin;
        this.now = now;
    }

    /**
     * May run more than once, if the database settles a race by rolling back.
     *
     * @param atOnce whether a right code may be counted and forgiven in one
     * @return nothing where another request took the step between the two, so that neither stands: then count first
     */
    Optional<TotpAppResult> in(Transaction transaction, boolean atOnce) {
        AccountRow known = transaction.accounts().find(account);
        requestOrigin.mustStandOn(known);
        if (known == null || known.apps().isEmpty()) {
            return Optional.of(TotpAppResult.of(Verification.notEnrolled()));
        }
        TotpAppRow chosen = known.app(appId);
        if (chosen == null) {
            return Optional.of(TotpAppResult.of(Verification.of(Verification.Outcome.UNKNOWN_APP, known)));
        }
        if (!TotpAppKey.isWellFormed(code, TotpAppKey.totpOf(chosen))) {
            return Optional.of(TotpAppResult.of(Verification.of(Verification.Outcome.REJECTED, known)));
        }
        OptionalLong step = atOnce ? forgivenAtOnce(transaction, known, chosen) : OptionalLong.empty();
        if (!step.isPresent()) {
            // By its id from here on: which one was used last may have changed meanwhile, the code's owner has not.
            Throttle.Admission admission = Throttle.APP.admit(transaction, known, now.toEpochMilli());
            return Optional.of(admitted(transaction, chosen.id(), admission));
        }
        if (take(transaction, chosen, step.getAsLong())) {
            return Optional.of(TotpAppResult.of(accepted(transaction, known, chosen)));
        }
        transaction.undo();
        return Optional.empty();
    }

    /**
     * One update for what counting a right code in advance and taking the count back come to. It names what the counting
     * would name: it holds the account alike, and changes nothing where another try was counted since. Of a code that is not
     * right nobody hears before it is counted.
     *
     * @return the step of the code, which is to be taken; nothing where the code must be counted first
     */
    private OptionalLong forgivenAtOnce(Transaction transaction, AccountRow known, TotpAppRow app) {
        if (isRepetition(app) || !Throttle.APP.waitOf(known, now.toEpochMilli()).over()) {
            return OptionalLong.empty();
        }
        TotpAppKey key = keys.open(transaction, app, requestOrigin.address());
        OptionalLong step = key.stepOnTime(code, now);
        return step.isPresent()
                        && isOpen(app, key, step.getAsLong())
                        && transaction
                                        .accounts()
                                        .forgiveSeen(account, known.appFailures(), known.appFailedAt(), known.changes())
                                == 1
                ? step
                : OptionalLong.empty();
    }

    private static boolean isOpen(TotpAppRow app, TotpAppKey key, long step) {
        return step > TotpAppKey.closedStep(app, key.tolerance())
                && !historyOf(app).refuses(step);
    }

    private static CodeHistory historyOf(TotpAppRow app) {
        return CodeHistory.of(app.refusedSteps(), app.suspectStep(), app.suspectOffset());
    }

    private TotpAppResult admitted(Transaction transaction, String chosen, Throttle.Admission admission) {
        AccountRow row = admission.account();
        requestOrigin.mustStandOn(row);
        TotpAppRow app = row.app(chosen);
        if (app == null) {
            return TotpAppResult.of(undo(transaction, Verification.of(Verification.Outcome.UNKNOWN_APP, row)));
        }
        if (tried(row, app).anyMatch(this::isRepetition)) {
            return TotpAppResult.of(undo(transaction, Verification.of(Verification.Outcome.REPEATED, row)));
        }
        Totp totp = TotpAppKey.totpOf(app);
        long closed = TotpAppKey.closedStep(app, keys.tolerance());
        // One step more than a phone may be ahead: the clocks of two nodes are allowed a second at the edge of a step.
        boolean clocksDiffer = closed > totp.stepAt(now) + keys.tolerance() + 1;
        if (clocksDiffer && !admission.delay().locked()) {
            // No code of any guess could be taken: nothing is looked at, and nobody is to blame.
            Duration untilOpen = Duration.between(now, Instant.ofEpochSecond((closed + 1) * totp.periodSeconds()));
            Verification refused = Verification.throttled(admission.delay().atLeast(untilOpen), row)
                    .because(Diagnosis.SERVER_CLOCK);
            return new TotpAppResult(undo(transaction, refused), true);
        }
        return new TotpAppResult(
                admission.granted()
                        ? granted(transaction, app, admission)
                        : Verification.throttled(admission.delay(), row),
                clocksDiffer);
    }

    private Verification granted(Transaction transaction, TotpAppRow app, Throttle.Admission admission) {
        Verification verification = counted(transaction, admission.account(), app, true);
        if (verification.refusedTheCode()) {
            admission.tellOfRefusal(transaction, notices, requestOrigin);
        }
        return verification;
    }

    /** @param again whether to look once more, at the rows as they are held, before a right code is refused */
    private Verification counted(Transaction transaction, AccountRow row, TotpAppRow app, boolean again) {
        TotpAppKey key = keys.open(transaction, app, requestOrigin.address());
        CodeHistory history = historyOf(app);
        OptionalLong step = key.stepOnTime(code, now);
        if (!step.isPresent()) {
            Optional<TotpAppRow> other = ofOther(transaction, row, app);
            return other.isPresent()
                    ? counted(transaction, row, other.get(), again)
                    : rejected(transaction, row, app, key, history);
        }
        if (isOpen(app, key, step.getAsLong()) && take(transaction, app, step.getAsLong())) {
            transaction.accounts().forgiveCodes(account);
            return accepted(transaction, row, app);
        }
        return again ? looksAgain(transaction, app.id()) : spent(transaction, row, app, key, history, step.getAsLong());
    }

    /** The app that a code is compared with first, and behind it the others that it may be of, those used last first. */
    private Stream<TotpAppRow> tried(AccountRow row, TotpAppRow first) {
        Stream<TotpAppRow> others = row.apps().stream().filter(app -> !app.id().equals(first.id()));
        return Stream.concat(Stream.of(first), others).limit(keys.tried());
    }

    private Optional<TotpAppRow> ofOther(Transaction transaction, AccountRow row, TotpAppRow first) {
        RefusedCode read = new RefusedCode(keys, code, now, requestOrigin.address());
        return tried(row, first)
                .skip(1)
                .filter(app -> {
                    TotpAppKey key = read.keyOf(transaction, app);
                    return key != null && key.stepOnTime(code, now).isPresent();
                })
                .findFirst();
    }

    private boolean take(Transaction transaction, TotpAppRow app, long step) {
        return transaction
                        .apps()
                        .accept(
                                app.id(),
                                step,
                                app.refusedSteps(),
                                app.closedAt(),
                                request(app),
                                requestOrigin.use(now.toEpochMilli()))
                == 1;
    }

    private Verification accepted(Transaction transaction, AccountRow row, TotpAppRow app) {
        if (row.apps().size() > 1) {
            transaction.apps().close(account, app.id(), now.toEpochMilli());
        }
        Verification accepted = Verification.of(Verification.Outcome.ACCEPTED, row);
        TotpAppRow chosen = row.app(appId);
        return chosen == null || chosen.id().equals(app.id())
                ? accepted
                : accepted.because(Diagnosis.otherApp(app.id(), app.name()));
    }

    /** The row may have been read before the account was held: what it shows must not be told as the code's fault. */
    private Verification looksAgain(Transaction transaction, String appId) {
        AccountRow row = transaction.accounts().find(account);
        TotpAppRow app = row.app(appId);
        if (app == null) {
            return undo(transaction, Verification.of(Verification.Outcome.UNKNOWN_APP, row));
        }
        return isRepetition(app)
                ? undo(transaction, Verification.of(Verification.Outcome.REPEATED, row))
                : counted(transaction, row, app, false);
    }

    private Verification rejected(
            Transaction transaction, AccountRow row, TotpAppRow app, TotpAppKey key, CodeHistory before) {
        CodeHistory after = before.afterRefusal(key, key.stepNearby(code, now), key.stepAt(now));
        note(transaction, app, before, after);
        RefusedCode refused = new RefusedCode(keys, code, now, requestOrigin.address());
        Diagnosis other = refused.ofOtherApp(transaction, row, app.id());
        Diagnosis clock = after.diagnosis(key.totp().periodSeconds());
        Diagnosis abandoned = refused.ofAbandoned(transaction, account, row.changes());
        return Verification.of(Verification.Outcome.REJECTED, row)
                .because(other != null ? other : clock != null ? clock : abandoned);
    }

    /** The code is right, and its step cannot be taken any more. */
    private Verification spent(
            Transaction transaction, AccountRow row, TotpAppRow app, TotpAppKey key, CodeHistory before, long step) {
        note(transaction, app, before, before.afterRefusal(key, OptionalLong.empty(), key.stepAt(now)));
        if (step > app.lastStep() && !before.refuses(step)) {
            return Verification.of(Verification.Outcome.REJECTED, row).because(Diagnosis.SUPERSEDED);
        }
        notices.write(transaction, NoticeKind.CODE_REPLAYED, account, requestOrigin);
        return Verification.of(Verification.Outcome.REPLAYED, row).because(Diagnosis.ALREADY_USED);
    }

    private static void note(Transaction transaction, TotpAppRow app, CodeHistory before, CodeHistory after) {
        if (after.differsFrom(before)) {
            after.note(transaction, app);
        }
    }

    private static Verification undo(Transaction transaction, Verification verification) {
        transaction.undo();
        return verification;
    }

    private boolean isRepetition(TotpAppRow app) {
        String request = request(app);
        return request != null && request.equals(app.acceptedRequest());
    }

    private String request(TotpAppRow app) {
        return requestOrigin.sessionBinding() == null
                ? null
                : Digests.sha256(app.id(), requestOrigin.sessionBinding(), code);
    }
}
