package io.github.secondgate.view;

import io.github.secondgate.web.admin.PeopleStates;
import io.github.secondgate.web.admin.PolicyStates;
import io.github.secondgate.web.admin.RecordStates;
import io.github.secondgate.web.arrival.ArrivalStates;
import io.github.secondgate.web.challenge.ChallengeStates;
import io.github.secondgate.web.credential.CredentialStates;
import io.github.secondgate.web.page.TotpAppList.Choice;
import io.github.secondgate.web.reauth.ConfirmStates;
import io.github.secondgate.web.selfservice.EnabledStates;
import io.github.secondgate.web.selfservice.SettingsStates;
import io.github.secondgate.web.selfservice.SinglePageStates;
import io.github.secondgate.web.selfservice.browser.BrowserStates;
import io.github.secondgate.web.selfservice.channel.ChannelStates;
import io.github.secondgate.web.selfservice.question.QuestionStates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Every state a page can be in, as its content: what the gallery shows and the tests go through. */
public final class States {

    /** What the dates of all states are written with. */
    public static final LocalizedText ENGLISH = new Messages(name -> null, ZoneId.of("GMT")).in(Locale.ENGLISH);

    /** The same in every language there is. */
    public static List<LocalizedText> languages() {
        Messages messages = new Messages(name -> null, ZoneId.of("GMT"));
        return messages.languages().stream()
                .map(language -> messages.in(Locale.forLanguageTag(language)))
                .toList();
    }

    public static final Instant AT = Instant.parse("2026-11-21T14:05:00Z");

    public static final String URI = "otpauth://totp/Meridian%20Private%20Bank:nadia@example.com"
            + "?secret=JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ&issuer=Meridian%20Private%20Bank"
            + "&algorithm=SHA1&digits=6&period=30";
    public static final String NO_MATCH = "That code did not match";
    /** A code that was refused, and is known. */
    public static final Alert REFUSED = new Alert(NO_MATCH, "This code was used already. Wait for the next one.");

    public static final String LONG_NAME =
            "maximiliana-wolfeschlegelsteinhausenbergerdorff.the.third@correspondence.example.org";

    static final PageFrame FRAME = new PageFrame(
                    "/app/2fa", "c5RfT0k3n", "nadia@example.com", "/app/", "Meridian Private Bank")
            .sendingCompleteCodes()
            .offeringLanguages("/challenge");

    private final Map<String, State> all = new LinkedHashMap<>();
    private final List<PageContent> pieces = new ArrayList<>();

    /** A page in one of its states. */
    record State(PageFrame frame, PageContent content) {
        String render(Templates templates, Locale locale) {
            return templates.render(frame, content, locale);
        }
    }

    private States() {
        SettingsStates.addTo(this);
        EnabledStates.addTo(this);
        ChannelStates.addTo(this);
        BrowserStates.addTo(this);
        CredentialStates.addTo(this);
        ChallengeStates.addTo(this);
        ArrivalStates.addTo(this);
        ConfirmStates.addTo(this);
        QuestionStates.addTo(this);
        SinglePageStates.addTo(this);
        PolicyStates.addTo(this);
        PeopleStates.addTo(this);
        RecordStates.addTo(this);
    }

    /** By a name that tells the state, the pages of one kind together. */
    static Map<String, State> all() {
        return new States().all;
    }

    /** What stands on pages of the application's. */
    static List<PageContent> pieces() {
        return new States().pieces;
    }

    /** Of all states of one page. */
    static List<PageContent> contents(PageTemplate page) {
        States states = new States();
        return Stream.concat(states.all.values().stream().map(State::content), states.pieces.stream())
                .filter(content -> content.template() == page)
                .toList();
    }

    /** Apps to choose one from, at a form and at the challenge. */
    public static List<Choice> choice() {
        return List.of(
                new Choice("a1", "Phone", false),
                new Choice("a2", "Tablet <b>|", true),
                new Choice("a3", "W".repeat(64), false));
    }

    public void add(String name, PageContent content) {
        add(name, FRAME, content);
    }

    public void add(String name, PageFrame frame, PageContent content) {
        if (all.put(name, new State(frame, content)) != null) {
            throw new IllegalArgumentException("There are two states " + name);
        }
    }

    public void addPiece(PageContent content) {
        pieces.add(content);
    }
}
