package io.github.secondgate.view;

import io.github.secondgate.web.page.ErrorContent;
import java.util.List;

/** The recovery codes, and the pages that tell why something cannot be. */
final class SinglePageStates {

    private static final List<String> CODES = List.of(
            "7K2M-QXPD", "R4TN-9HVC", "W3JY-6BFG", "2MZD-K8RT", "PX5C-4NQH", "V9GW-T7JK", "H6BR-3YMZ", "Q8FN-D2XW");

    private SinglePageStates() {}

    static void addTo(States states) {
        codes(states);
        errors(states);
    }

    private static void codes(States states) {
        Model codes = Model.EMPTY
                .with("codes", CODES)
                .with("continueUrl", "/app/")
                .with("downloadHref", TextDownload.href(String.join("\r\n", CODES)));
        states.add("codes-active", "codes", codes.and("active"));
        states.add("codes-regenerated", "codes", codes);
        states.add("codes-no-issuer", "codes", codes.and("active").with("issuer", null));
    }

    private static void errors(States states) {
        states.add(
                "error-csrf",
                new ErrorContent(
                        403,
                        "This page was open too long",
                        "For your safety nothing was changed. Go back, reload the page and try again.",
                        "/app/2fa"));
        states.add(
                "error-unavailable",
                new ErrorContent(
                        503,
                        "Not available at the moment",
                        "Your sign-in cannot be checked at the moment, so nothing was let through.",
                        null));
    }
}
