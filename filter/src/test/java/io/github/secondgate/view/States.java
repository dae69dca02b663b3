package io.github.secondgate.view;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every state a page can be in, as complete models: what the gallery shows and the tests go through. */
final class States {

    static final String URI = "otpauth://totp/Meridian%20Private%20Bank:nadia@example.com"
            + "?secret=JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ&issuer=Meridian%20Private%20Bank"
            + "&algorithm=SHA1&digits=6&period=30";
    static final String NO_MATCH = "That code did not match";
    static final String DAY = "21 November 2026";
    static final String MOMENT = "21 November 2026, 14:05 (GMT)";
    static final String LONG_NAME =
            "maximiliana-wolfeschlegelsteinhausenbergerdorff.the.third@correspondence.example.org";

    private static final Model FRAME = Model.EMPTY
            .with("base", "/app/2fa")
            .with("csrf", "c5RfT0k3n")
            .with("account", "nadia@example.com")
            .with("issuer", "Meridian Private Bank");

    private final Map<String, State> all = new LinkedHashMap<>();

    record State(String page, Map<String, Object> model) {}

    private States() {}

    /** By a name that tells the state, the pages of one kind together. */
    static Map<String, State> all() {
        States states = new States();
        SettingsStates.addTo(states);
        EnabledStates.addTo(states);
        ChannelStates.addTo(states);
        ChallengeStates.addTo(states);
        QuestionStates.addTo(states);
        SinglePageStates.addTo(states);
        PolicyStates.addTo(states);
        PeopleStates.addTo(states);
        RecordStates.addTo(states);
        return states.all;
    }

    void add(String name, String page, Model model) {
        if (all.put(name, new State(page, frame(model))) != null) {
            throw new IllegalArgumentException("There are two states " + name);
        }
    }

    /** The model with the keys that every page has; its own win. */
    static Map<String, Object> frame(Model model) {
        return FRAME.with(model).map();
    }
}
