package io.github.secondgate.web.credential;

import static io.github.secondgate.view.States.ENGLISH;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.credential.Credential;
import io.github.secondgate.secondfactor.credential.StoredCredentials;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.States;
import io.github.secondgate.web.selfservice.EnabledStates;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages of machine credentials. */
public final class CredentialStates {
    private static final List<String> RULES =
            List.of("/api/**", "/a/very/long/address/of/the/application/that/does/not/end/**");

    private CredentialStates() {}

    public static void addTo(States states) {
        states.add("credentials-card", EnabledStates.with(new CredentialsCard.Content(true)));
        states.add("credentials-none", page(false, List.of(), List.of("/api/**"), "Revoked.", Alert.NONE));
        states.add("credentials", page(false, rows(), RULES, null, Alert.NONE));
        states.add("credentials-refused", page(false, rows(), RULES, null, States.REFUSED));
        states.add("credentials-admin", page(true, rows(), RULES, null, Alert.NONE));
        states.add("credentials-admin-refused", page(true, rows(), RULES, null, new Alert("Choose one.", null)));
        for (String field : List.of(
                Input.NAME, CredentialFields.METHODS, CredentialFields.PATHS, CredentialFields.UNTIL, Whose.REASON)) {
            Alert wrong = new Alert("This is wrong.", null).in(field);
            states.add("credentials-admin-error-" + field, page(true, rows(), RULES, null, wrong));
        }
        states.add("credentials-of-nobody", unmakeable());
        states.add(
                "credential",
                new MadeContent(
                        "Ab3dEf6hIj9k",
                        "Nightly <b>backup</b>",
                        "sgm_Ab3dEf6hIj9k_0123456789abcdefghijABCDEFGHIJ45",
                        "/app/2fa/credentials"));
    }

    private static List<CredentialRow> rows() {
        return StoredCredentials.some(States.AT).stream()
                .map(credential -> row(credential))
                .collect(Collectors.toList());
    }

    private static CredentialRow row(Credential credential) {
        return new CredentialRow(credential, States.AT, ENGLISH);
    }

    private static CredentialsContent page(
            boolean administered, List<CredentialRow> rows, List<String> offered, String notice, Alert alert) {
        return new CredentialsContent(
                where(administered),
                rows,
                offered,
                true,
                notice,
                new CredentialsContent.Filled(
                        alert, "Backup", "GET, HEAD", Set.of("/api/**"), "2027-01-31", "ticket 4711"));
    }

    private static CredentialsContent unmakeable() {
        return new CredentialsContent(
                where(true),
                List.of(),
                RULES,
                false,
                null,
                new CredentialsContent.Filled(new Alert("It cannot be.", null), "", "", Set.of(), "", ""));
    }

    private static CredentialsContent.Where where(boolean administered) {
        return new CredentialsContent.Where(
                States.LONG_NAME,
                administered,
                administered ? "/admin/credentials" : "/credentials",
                administered ? "/app/2fa/admin/person?account=x" : "/app/2fa");
    }
}
