package io.github.secondgate.web.arrival;

import io.github.secondgate.gate.destination.SavedRequest.Loss;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.view.States;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** What is told between the sign-in and the application. */
public final class ArrivalStates {
    private static final TotpAppFacts PHONE = new TotpAppFacts("a1", "Phone", States.AT, null);
    private static final TotpAppFacts TABLET = new TotpAppFacts("a2", "Tablet", States.AT, null);

    private ArrivalStates() {}

    public static void addTo(States states) {
        arrived(states);
        states.add("grace", new GracePage.Content(States.AT, true, "/app/account/?a=1&b=2", States.ENGLISH));
        states.add("grace-asked", new GracePage.Content(States.AT, false, "/app/account/?a=1&b=2", States.ENGLISH));
        states.add(
                "day-pass",
                new DayPassPage.Content(LocalTime.of(18, 0), States.AT, "/app/account/?a=1&b=2", States.ENGLISH));
        states.add("recovered", recovered(List.of(PHONE), 7));
        states.add("recovered-several-apps", recovered(List.of(PHONE, TABLET), 7));
        states.add("recovered-low", recovered(List.of(PHONE), 1));
        states.add("recovered-without-app", recovered(List.of(), 3));
    }

    private static RecoveredPage.Content recovered(List<TotpAppFacts> apps, int left) {
        AccountFacts facts =
                new AccountFacts("nadia@example.com", 1, apps, Map.of(Channel.EMAIL, States.AT), null, left);
        return new RecoveredPage.Content(facts, "/app/account/?a=1&b=2", States.ENGLISH);
    }

    private static void arrived(States states) {
        arrived(states, "arrived-form", Loss.FORM, "/app/account/order");
        arrived(states, "arrived-address", Loss.ADDRESS, null);
        arrived(states, "arrived-long-address", Loss.NOTHING, null);
    }

    private static void arrived(States states, String name, Loss loss, String formUrl) {
        states.add(name, new ArrivalPage.Content(loss, "/app/account/", formUrl, States.ENGLISH));
    }
}
