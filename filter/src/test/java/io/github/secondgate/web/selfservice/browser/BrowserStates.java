package io.github.secondgate.web.selfservice.browser;

import static io.github.secondgate.view.States.ENGLISH;

import io.github.secondgate.view.LastUse;
import io.github.secondgate.view.States;
import io.github.secondgate.web.selfservice.EnabledStates;
import io.github.secondgate.web.selfservice.browser.BrowsersCard.Browser;
import java.time.Instant;
import java.util.List;

/** The card of trusted browsers. */
public final class BrowserStates {

    private BrowserStates() {}

    public static void addTo(States states) {
        Browser here = browser("b1", "Firefox on Windows", true);
        Browser other = browser("b2", "Ein Browser mit einem sehr langen Namen ".repeat(3), false);
        BrowsersCard.Content both = new BrowsersCard.Content(true, "7 days", List.of(here, other));
        states.add("browsers-none", EnabledStates.with(new BrowsersCard.Content(true, "7 days", List.of())));
        states.add("browsers", EnabledStates.with(both));
        states.add("browsers-run-as", EnabledStates.runAsWith(both));
    }

    private static Browser browser(String id, String label, boolean current) {
        Instant later = Instant.parse("2026-11-22T09:12:00Z");
        LastUse used = LastUse.of(later, null, null, later.plusSeconds(90_000), ENGLISH);
        return new Browser(id, label, current, States.AT, later.plusSeconds(604_800), used, ENGLISH);
    }
}
