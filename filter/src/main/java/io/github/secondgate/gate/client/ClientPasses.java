package io.github.secondgate.gate.client;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.Clients;
import io.github.secondgate.login.Login;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.FactorsChangedException;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.credential.Credential;
import io.github.secondgate.secondfactor.credential.CredentialCheck;
import io.github.secondgate.secondfactor.credential.CredentialSecret;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a request through whose client gave the password and shows a code or a machine credential in it, where nothing but
 * that is owed. The pass belongs to this request: the session gets no stamp, and a session that came with the request, or a
 * browser, is judged as if nothing were shown.
 */
public final class ClientPasses implements Clients {
    private final ClientPaths paths;
    private final Verifier verifier;
    private final CredentialCheck credentials;
    private final BelievedCredentials believed;
    private final Clock clock;

    /** @param recheck how long a credential that was found good is believed on this node */
    public ClientPasses(
            ClientPaths paths, Verifier verifier, CredentialCheck credentials, Duration recheck, Clock clock) {
        this.paths = paths;
        this.verifier = verifier;
        this.credentials = credentials;
        this.believed = new BelievedCredentials(recheck);
        this.clock = clock;
    }

    @Override
    public AccessState standing(Login login, Supplier<AccessState> decided) {
        ClientVisit visit = ClientVisit.of(login.request());
        if (visit == null) {
            return decided.get();
        }
        visit.comeWith(login);
        if (visit.judged()) {
            AccessState pass = visit.passed() ? visit.passFor(login, paths) : null;
            return pass == null ? visit.told(decided.get()) : pass;
        }
        String refusal = visit.refusal(login);
        if (refusal == null && visit.shown().proof() == ClientProof.CREDENTIAL && passesByBelieved(login, visit)) {
            return visit.passFor(login, paths);
        }
        AccessState state = decided.get();
        if (state.kind() != AccessState.Kind.CHALLENGE_REQUIRED) {
            return state;
        }
        visit.judge();
        if (refusal != null) {
            refused(login, visit, state, refusal);
            return state;
        }
        return visit.shown().proof() == ClientProof.CODE
                ? byCode(login, visit, state)
                : byCredential(login, visit, state);
    }

    private void refused(Login login, ClientVisit visit, AccessState state, String why) {
        if (visit.shown().proof() == ClientProof.CREDENTIAL) {
            credentials.refused(state.account(), why, origin(login));
        }
    }

    private boolean passesByBelieved(Login login, ClientVisit visit) {
        BelievedCredentials.Believed found = CredentialSecret.parse(
                        visit.shown().text())
                .map(secret -> believed.of(secret.digest(), login.principal(), clock.millis()))
                .orElse(null);
        if (found == null || !CredentialScope.of(found.credential, login.request())) {
            return false;
        }
        visit.judge();
        visit.pass(login.principal(), found.state, found.credential);
        return true;
    }

    private AccessState byCode(Login login, ClientVisit visit, AccessState owing) {
        try {
            Verification verification = verifier.verify(
                    owing.account(),
                    TotpAppKind.answer(null, visit.shown().text()),
                    origin(login).on(owing.changes()));
            if (!verification.accepted()) {
                visit.unheard(verification.unheard() ? verification : null);
                return visit.told(owing);
            }
            SecondFactorStamp now =
                    new SecondFactorStamp(owing.account(), Method.FACTOR, clock.instant(), verification.changes());
            AccessState pass = owing.passingOnce(now);
            visit.pass(login.principal(), pass, null);
            return pass;
        } catch (FactorsChangedException e) {
            return owing;
        }
    }

    private AccessState byCredential(Login login, ClientVisit visit, AccessState owing) {
        Optional<CredentialSecret> secret = CredentialSecret.parse(visit.shown().text());
        if (!secret.isPresent()) {
            refused(login, visit, owing, "UNKNOWN");
            return owing;
        }
        Optional<Credential> found = credentials.use(
                owing.account(),
                secret.get(),
                credential -> CredentialScope.of(credential, login.request()),
                origin(login));
        if (!found.isPresent()) {
            return owing;
        }
        AccessState pass = owing.passingOnce(null);
        believed.note(
                secret.get().digest(),
                new BelievedCredentials.Believed(found.get(), pass, login.principal(), clock.millis()));
        visit.pass(login.principal(), pass, found.get());
        return pass;
    }

    private static RequestOrigin origin(Login login) {
        return new RequestOrigin(login.request().getRemoteAddr(), null);
    }
}
