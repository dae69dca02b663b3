package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.notify.CodeMessages;
import io.github.secondgate.secondfactor.FactorList;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.TotpAppKeys;
import io.github.secondgate.secondfactor.credential.Credentials;
import io.github.secondgate.secondfactor.helpdesk.AccountRecords;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.reauth.PasswordCheck;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.secondfactor.recovery.CodesAhead;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import io.github.secondgate.secondfactor.trust.PasswordFingerprints;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import java.util.concurrent.Executor;

/** The second factor put together: what sets up, checks and takes away the factors of an account. */
final class FactorServices {
    final CoreServices core;
    final Accounts accounts;
    final AccountRecords records;
    final Policies policies;
    final RecoveryCodes recoveryCodes;
    final FactorKinds kinds;
    final Verifier verifier;
    final Enrolments enrolments;
    final SentCodes sentCodes;
    final SecurityQuestions questions;
    final PasswordCheck passwords;
    final Rescues rescues;
    final TrustedBrowsers browsers;
    final Credentials credentials;

    /**
     * @param messages what writes and sends codes
     * @param ahead does what is slow and will be wanted
     */
    FactorServices(CoreServices core, KeyRing keys, CodeMessages messages, Executor ahead, Options options) {
        GateOptions gate = options.gate;
        SecretCipher cipher = new SecretCipher(keys, core.random());
        SecretHash hash = new SecretHash(keys, core.random());
        this.core = core;
        accounts = new Accounts(core.database(), core.clock());
        records = new AccountRecords(core.database(), cipher, core.audit(), core.clock());
        policies = new Policies(
                core.database(), gate.policy.offering(options.methods.offered), core.audit(), core.clock());
        recoveryCodes = new RecoveryCodes(
                core, hash, new CodesAhead(core, cipher, ahead), gate.recoveryCodes, gate.recoveryCodeLength);
        sentCodes = new SentCodes(core, keys, messages, options.methods.weakerMethods, options.methods.smsPerDay);
        rescues = new Rescues(core, hash, new DayPass(options.admin.dayPass, gate.timeZone));
        TotpAppKeys chosen = new TotpAppKeys(cipher, core.audit(), gate.tolerance);
        TotpAppKeys appKeys = options.methods.anyApp ? chosen.tryingOthers() : chosen;
        kinds = FactorList.of(core, appKeys, sentCodes, recoveryCodes, rescues);
        verifier = new Verifier(kinds);
        enrolments = new Enrolments(core, kinds, appKeys, recoveryCodes, gate.totp);
        questions = new SecurityQuestions(core, hash);
        passwords = new PasswordCheck(core);
        credentials = new Credentials(core);
        browsers = new TrustedBrowsers(
                core,
                options.trust.lifetime,
                new PasswordFingerprints(options.trust.storedPassword, new KeyedDigest(keys, "stored password")));
    }
}
