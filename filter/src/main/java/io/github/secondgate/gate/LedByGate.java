package io.github.secondgate.gate;

import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/** Where the gate itself led the visitor of a session, who did not ask for that page. */
public final class LedByGate {
    private static final SessionAttribute<Boolean> LED =
            new SessionAttribute<>("ledByGate", 1, 0, led -> new String[0], none -> true);
    /** The time of the stamp with which the visitor was told of grace: a new sign-in has a new stamp. */
    private static final SessionAttribute<Instant> TOLD_OF_GRACE = SessionAttribute.moment("grace");

    /** The pages that tabs of the browser are on the way to, in the order in which they came to the challenge. */
    private static final SessionAttribute<List<String>> TABS = new SessionAttribute<>(
            "tabs",
            1,
            1,
            // What is kept holds no space.
            pages -> new String[] {String.join(" ", pages)},
            texts -> Arrays.asList(texts[0].split(" ")));

    private static final int MOST_TABS = 9;
    private static final Pattern TAB = Pattern.compile("(?:^|.*&)tab=(\\d)(?:&.*|$)");

    private LedByGate() {}

    static void note(Session session, String account) {
        LED.keep(session, account, true);
    }

    /** Whether it was the settings page; asked once for each time. */
    public static boolean take(Session session, String account) {
        return LED.take(session, account) != null;
    }

    static void noteGrace(Session session, String account, SecondFactorStamp stamp) {
        TOLD_OF_GRACE.keep(session, account, stamp.at());
    }

    /** Whether it was the page that tells of grace, since the sign-in of this stamp. */
    static boolean toldOfGrace(Session session, String account, SecondFactorStamp stamp) {
        return stamp.at().equals(TOLD_OF_GRACE.of(session, account));
    }

    /** No tab waits at the challenge any more. */
    static void forgetTabs(Session session) {
        TABS.drop(session);
    }

    /**
     * A tab is led to the challenge.
     *
     * @return the query by which the challenge knows it again; empty for the first one, and for one too many
     */
    static String noteTab(Session session, String account, HttpServletRequest request) {
        List<String> known = TABS.of(session, account);
        List<String> pages = known == null ? new ArrayList<>() : new ArrayList<>(known);
        Optional<String> page = PageAddress.inside(request.getContextPath(), PageAddress.of(request))
                .filter(address -> !PageAddress.tooLongForAHeader(address));
        if (page.isPresent() && !pages.contains(page.get()) && pages.size() < MOST_TABS) {
            pages.add(page.get());
            TABS.keep(session, account, pages);
        }
        return query(page.map(pages::indexOf).orElse(0));
    }

    /** The query by which the challenge knew the tab that asks now; empty for the first one. */
    public static String tab(HttpServletRequest request) {
        return query(number(request));
    }

    private static String query(int number) {
        return number > 0 ? "?tab=" + number : "";
    }

    /** The page that the tab is on the way to which asks now. */
    public static Optional<String> pageOfTab(Session session, String account, HttpServletRequest request) {
        List<String> pages = TABS.of(session, account);
        int number = number(request);
        return pages == null || number >= pages.size()
                ? Optional.empty()
                : PageAddress.inside(request.getContextPath(), pages.get(number));
    }

    private static int number(HttpServletRequest request) {
        String query = request.getQueryString();
        Matcher tab = TAB.matcher(query == null ? "" : query);
        return tab.matches() ? Integer.parseInt(tab.group(1)) : 0;
    }
}
