package io.github.secondgate.gate.client;

import io.github.secondgate.gate.PathRule;
import io.github.secondgate.gate.Paths;
import io.github.secondgate.secondfactor.credential.Credential;
import javax.servlet.http.HttpServletRequest;

/** Whether a machine credential is good for what a request asks. */
final class CredentialScope {
    private CredentialScope() {}

    static boolean of(Credential credential, HttpServletRequest request) {
        String path = Paths.of(request);
        return credential.allows(request.getMethod())
                && credential.paths().stream()
                        .anyMatch(rule -> PathRule.of(rule).matches(path));
    }
}
