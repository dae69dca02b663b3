package io.github.secondgate.web.reauth;

import io.github.secondgate.http.Input;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageFrame;
import io.github.secondgate.view.States;
import io.github.secondgate.web.page.TotpAppList.Choice;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The page that asks who somebody is before a change, when the last code was some time ago. */
public final class ConfirmStates {
    private static final Map<String, String> NAME = Map.of("name", "Phone <b>\"2\"");

    private ConfirmStates() {}

    public static void addTo(States states) {
        Change add = new Plan("Add this app", false, null).change();
        Change disable = new Plan("Disable two-factor", true, "Name of your first pet <b>?").change();
        List<Choice> one = States.choice().subList(0, 1);
        states.add("confirm", page(add, one, Alert.NONE, Input.CODE));
        states.add(
                "confirm-pressed",
                new PageFrame("/app/2fa", "c5RfT0k3n", States.LONG_NAME, "/app/", null),
                page(add, one, Alert.NONE, Input.CODE));
        states.add("confirm-send", page(add, sent(false), Alert.NONE, Input.CODE));
        states.add("confirm-send-error", page(add, sent(false), States.REFUSED, Input.CODE));
        states.add("confirm-recovery", page(add, moved().orRecovery(null), Alert.NONE, Input.CODE));
        states.add(
                "confirm-recovery-error", page(disable, moved().orRecovery(null), States.REFUSED, Input.RECOVERY_CODE));
        states.add("confirm-recovery-brought", page(add, sent(true).orRecovery("ABCD-EFGH"), Alert.NONE, Input.CODE));
        states.add("confirm-nothing", page(add, moved(), Alert.NONE, Input.CODE));
        states.add("confirm-sent", page(add, sent(true), Alert.NONE, Input.CODE));
        states.add("confirm-sent-password", page(disable, sent(true).orRecovery(null), Alert.NONE, Input.CODE));
        Change off = new Plan("Disable two-factor", true, null).change();
        states.add("confirm-sent-both", page(off, sent(true, true).orRecovery(null), Alert.NONE, Input.CODE));
        states.add("confirm-sent-error", page(disable, sent(true), States.REFUSED, Input.CODE));
        states.add("confirm-code-error", page(disable, States.choice(), States.REFUSED, Input.CODE));
        Alert wait = new Alert("Too many attempts. Try again in 1 minute.", null);
        Alert locked = new Alert("Too many attempts. Use a recovery code, or ask your helpdesk.", null);
        ConfirmContent.Means closed = ConfirmContent.Means.closed(Duration.ofMinutes(1));
        states.add("confirm-throttled", page(disable, closed, wait, Input.CODE));
        states.add("confirm-throttled-recovery", page(add, closed.orRecovery(null), wait, Input.CODE));
        states.add("confirm-locked", page(add, ConfirmContent.Means.closed(Duration.ZERO), locked, Input.CODE));
        states.add("confirm-password", page(disable, States.choice(), Alert.NONE, Input.CODE));
        states.add(
                "confirm-password-error", page(disable, one, new Alert("Enter your password.", null), Input.PASSWORD));
    }

    private static ConfirmContent page(Change change, List<Choice> apps, Alert alert, String part) {
        return page(change, ConfirmContent.Means.app(apps, 6), alert, part);
    }

    private static ConfirmContent page(Change change, ConfirmContent.Means means, Alert alert, String part) {
        return new ConfirmContent(change, "/app/2fa/enable", NAME, means, alert, part, true);
    }

    private static ConfirmContent.Means sent(boolean waits) {
        return sent(waits, false);
    }

    private static ConfirmContent.Means sent(boolean waits, boolean both) {
        SentCode mail = new SentCode("s•••@example.com", 6, "5 minutes", waits, waits ? "40 seconds" : null, 40);
        SentCode text = new SentCode("•••• 71", 6, "5 minutes", both, both ? "20 seconds" : null, both ? 20 : 0);
        return ConfirmContent.Means.sent(
                List.of(
                        new ConfirmContent.Way("email", "E-mail me a code", mail),
                        new ConfirmContent.Way("sms", "Text me a code", text)),
                "email");
    }

    private static ConfirmContent.Means moved() {
        return ConfirmContent.Means.nothingArrives("The address is no longer the one you verified. <b>");
    }

    private record Plan(String deed, boolean password, String question) {
        Change change() {
            Change change = Change.of("/app/2fa", deed);
            return (password ? change.withPassword() : change).withQuestion(question);
        }
    }
}
