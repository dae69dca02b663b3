package io.github.secondgate.gate.destination;

import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.login.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/** The tabs of a browser that wait at the challenge, each on the way to a page of its own, in the order in which they came. */
public final class WaitingTabs {
    private static final SessionAttribute<List<String>> PAGES = new SessionAttribute<>(
            "tabs",
            1,
            1,
            // What is kept holds no space.
            pages -> new String[] {String.join(" ", pages)},
            texts -> Arrays.asList(texts[0].split(" ")));

    private static final int MOST = 9;
    private static final Pattern NUMBER = Pattern.compile("(?:^|.*&)tab=(\\d)(?:&.*|$)");

    private WaitingTabs() {}

    /** None waits any more. */
    public static void forget(Session session) {
        PAGES.drop(session);
    }

    /**
     * A tab is led to the challenge.
     *
     * @return the query by which the challenge knows it again; empty for the first one, and for one too many
     */
    public static String note(Session session, String account, HttpServletRequest request) {
        List<String> known = PAGES.of(session, account);
        List<String> pages = known == null ? new ArrayList<>() : new ArrayList<>(known);
        Optional<String> page = PageAddress.inside(request.getContextPath(), PageAddress.of(request))
                .filter(address -> !PageAddress.tooLongForAHeader(address));
        if (page.isPresent() && !pages.contains(page.get()) && pages.size() < MOST) {
            pages.add(page.get());
            PAGES.keep(session, account, pages);
        }
        return query(page.map(pages::indexOf).orElse(0));
    }

    /** The query by which the challenge knew the tab that asks now; empty for the first one. */
    public static String query(HttpServletRequest request) {
        return query(number(request));
    }

    private static String query(int number) {
        return number > 0 ? "?tab=" + number : "";
    }

    /** The page that the tab is on the way to which asks now. */
    public static Optional<String> page(Session session, String account, HttpServletRequest request) {
        List<String> pages = PAGES.of(session, account);
        int number = number(request);
        return pages == null || number >= pages.size()
                ? Optional.empty()
                : PageAddress.inside(request.getContextPath(), pages.get(number));
    }

    private static int number(HttpServletRequest request) {
        String query = request.getQueryString();
        Matcher tab = NUMBER.matcher(query == null ? "" : query);
        return tab.matches() ? Integer.parseInt(tab.group(1)) : 0;
    }
}
