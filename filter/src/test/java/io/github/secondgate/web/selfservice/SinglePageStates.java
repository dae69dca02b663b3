package io.github.secondgate.web.selfservice;

import io.github.secondgate.view.PageFrame;
import io.github.secondgate.view.States;
import io.github.secondgate.view.TextDownload;
import io.github.secondgate.web.page.ErrorContent;
import java.util.List;

/** The recovery codes, the pages that tell why something cannot be, and the piece for a page of the application's. */
public final class SinglePageStates {

    private static final List<String> CODES = List.of(
            "7K2M-QXPD", "R4TN-9HVC", "W3JY-6BFG", "2MZD-K8RT", "PX5C-4NQH", "V9GW-T7JK", "H6BR-3YMZ", "Q8FN-D2XW");

    private SinglePageStates() {}

    public static void addTo(States states) {
        codes(states);
        errors(states);
        pieces(states);
    }

    private static void codes(States states) {
        states.add("codes-active", codes(true));
        states.add("codes-regenerated", codes(false));
        states.add(
                "codes-no-issuer",
                new PageFrame("/app/2fa", "c5RfT0k3n", "nadia@example.com", "/app/", null),
                codes(true));
    }

    private static CodesPanel.Content codes(boolean active) {
        CodesPanel.Download download = new CodesPanel.Download(
                "Meridian-Private-Bank-recovery-codes-nadia@example.com-2026-11-21.txt",
                TextDownload.href(String.join("\r\n", CODES)),
                States.ENGLISH.day(States.AT));
        return new CodesPanel.Content(CODES, download, active, "/app/");
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
                "error-not-found-administration",
                new ErrorContent(404, "Page not found", "There is nothing at this address.", "/app/2fa/admin")
                        .inAdministration());
        states.add(
                "error-unavailable",
                new ErrorContent(
                        503,
                        "Not available at the moment",
                        "Your sign-in cannot be checked at the moment, so access was not granted.",
                        null));
    }

    private static void pieces(States states) {
        states.addPiece(new StatusCard.Content(false, false, null, States.ENGLISH));
        states.addPiece(new StatusCard.Content(false, false, States.AT, States.ENGLISH));
        states.addPiece(new StatusCard.Content(false, true, null, States.ENGLISH));
        states.addPiece(new StatusCard.Content(true, false, null, States.ENGLISH));
    }
}
