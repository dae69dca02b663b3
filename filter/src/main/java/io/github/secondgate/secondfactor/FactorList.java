package io.github.secondgate.secondfactor;

import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.app.TotpAppKeys;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.credential.CredentialEnd;
import io.github.secondgate.secondfactor.helpdesk.RescueCodeKind;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import java.util.Arrays;

/** The kinds of factor there are, and what stands on them: the one place that names them all. */
public final class FactorList {
    private FactorList() {}

    public static FactorKinds of(
            CoreServices core, TotpAppKeys appKeys, SentCodes sentCodes, RecoveryCodes recoveryCodes, Rescues rescues) {
        return new FactorKinds(
                Arrays.asList(
                        new TotpAppKind(core, appKeys),
                        new SentCodeKind(Channel.EMAIL, sentCodes),
                        new SentCodeKind(Channel.SMS, sentCodes),
                        new RecoveryCodeKind(recoveryCodes),
                        new RescueCodeKind(rescues)),
                new CredentialEnd(core));
    }
}
