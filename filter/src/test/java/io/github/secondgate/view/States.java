package io.github.secondgate.view;

import io.github.secondgate.web.admin.PeopleStates;
import io.github.secondgate.web.admin.PolicyStates;
import io.github.secondgate.web.admin.RecordStates;
import io.github.secondgate.web.challenge.ChallengeStates;
import io.github.secondgate.web.page.TotpAppList.Choice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every state a page can be in, as complete models: what the gallery shows and the tests go through. */
public final class States {

    /** What the dates of all states are written with. */
    public static final LocalizedText ENGLISH = new Messages(name -> null, ZoneId.of("GMT")).in(Locale.ENGLISH);

    /** A code that was refused, and is known. */
    public static final Alert REFUSED =
            new Alert("That code did not match", "This code was used already. Wait for the next one.");

    public static final Instant AT = Instant.parse("2026-11-21T14:05:00Z");

    static final String URI = "otpauth://totp/Meridian%20Private%20Bank:nadia@example.com"
            + "?secret=JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ&issuer=Meridian%20Private%20Bank"
            + "&algorithm=SHA1&digits=6&period=30";
    public static final String NO_MATCH = "That code did not match";
    public static final String DAY = "21 November 2026";
    static final String MOMENT = "21 November 2026, 14:05 (GMT)";
    public static final String LONG_NAME =
            "maximiliana-wolfeschlegelsteinhausenbergerdorff.the.third@correspondence.example.org";

    private static final Model FRAME = Model.EMPTY
            .with("base", "/app/2fa")
            .with("csrf", "c5RfT0k3n")
            .with("account", "nadia@example.com")
            .with("issuer", "Meridian Private Bank");

    private final Map<String, State> all = new LinkedHashMap<>();

    /** A page in one of its states. */
    interface State {
        String page();

        String render(Templates templates, Locale locale);
    }

    private record Old(String page, Map<String, Object> model) implements State {
        @Override
        public String render(Templates templates, Locale locale) {
            return templates.render(page, model, locale);
        }
    }

    record New(PageFrame frame, PageContent content) implements State {
        @Override
        public String page() {
            return content.template().key();
        }

        @Override
        public String render(Templates templates, Locale locale) {
            return templates.render(frame, content, locale);
        }
    }

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

    /** Apps to choose one from, at a form and at the challenge. */
    public static List<Choice> choice() {
        return List.of(
                new Choice("a1", "Phone", false),
                new Choice("a2", "Tablet <b>|", true),
                new Choice("a3", "W".repeat(64), false));
    }

    /** Of all states of one page. */
    static List<PageContent> contents(PageTemplate page) {
        return all().values().stream()
                .filter(New.class::isInstance)
                .map(state -> ((New) state).content())
                .filter(content -> content.template() == page)
                .toList();
    }

    void add(String name, String page, Model model) {
        if (all.put(name, new Old(page, frame(model))) != null) {
            throw new IllegalArgumentException("There are two states " + name);
        }
    }

    public void add(String name, PageContent content) {
        add(name, content, "/app/");
    }

    /** @param homeUrl where the person goes on from there, or null */
    public void add(String name, PageContent content, String homeUrl) {
        PageFrame frame = new PageFrame("/app/2fa", "c5RfT0k3n", "nadia@example.com", homeUrl, "Meridian Private Bank");
        add(name, frame, content);
    }

    public void add(String name, PageFrame frame, PageContent content) {
        if (all.put(name, new New(frame, content)) != null) {
            throw new IllegalArgumentException("There are two states " + name);
        }
    }

    /** The model with the keys that every page has; its own win. */
    static Map<String, Object> frame(Model model) {
        return FRAME.with(model).map();
    }
}
