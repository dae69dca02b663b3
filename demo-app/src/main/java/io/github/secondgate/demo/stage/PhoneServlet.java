package io.github.secondgate.demo.stage;

import io.github.secondgate.demo.marina.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import javax.servlet.ServletException;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code /demo/phone}: the authenticator app of a visitor who has no phone at hand. Demo only, and the opposite of a
 * second factor: it tells everybody the codes of those in {@link Cast#WITH_A_KEY}.
 *
 * <p>GET shows all entries, or with {@code ?account=} one; POST with {@code key} adds a setup key or otpauth address, with
 * {@code remove} takes an entry away. With {@code Accept: application/json} an entry is
 * {@code {"account","code","secondsLeft"}}, and a POSTed key is answered at once and not kept.
 */
public class PhoneServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "demo_phone";

    private final transient Phones phones = new Phones();
    private final transient Props props = new Props();
    private final transient Clock clock = Clock.systemUTC();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        List<PhoneEntry> entries = entries(request);
        String account = request.getParameter("account");
        if (!Json.wanted(request)) {
            show(request, response, null);
        } else if (account == null) {
            StringJoiner all = new StringJoiner(",", "[", "]");
            entries.forEach(entry -> all.add(json(entry)));
            write(response, all.toString());
        } else {
            Optional<PhoneEntry> entry =
                    entries.stream().filter(e -> e.account().equals(account)).findFirst();
            if (entry.isEmpty()) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            }
            write(response, entry.map(this::json).orElse("{\"detail\":\"This phone has no code for that account.\"}"));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getParameter("remove") != null) {
            phones.remove(phone(request), index(request.getParameter("remove")));
            back(request, response);
            return;
        }
        PhoneEntry entry;
        try {
            entry = PhoneEntry.of(request.getParameter("key"));
        } catch (IllegalArgumentException e) {
            refuse(request, response);
            return;
        }
        if (Json.wanted(request)) {
            write(response, json(entry));
            return;
        }
        Cookie cookie = new Cookie(COOKIE, phones.add(phone(request), entry));
        cookie.setHttpOnly(true);
        cookie.setPath(request.getContextPath() + "/demo/");
        response.addCookie(cookie);
        back(request, response);
    }

    private static void back(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + "/demo/phone");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        String sentence =
                "That is neither a setup key nor an otpauth:// address. Copy one of them from the set-up page.";
        if (Json.wanted(request)) {
            write(response, "{\"detail\":" + Json.text(sentence) + "}");
        } else {
            show(request, response, sentence);
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String error)
            throws IOException, ServletException {
        Instant now = clock.instant();
        List<PhoneEntry> entries = entries(request);
        request.setAttribute("entries", entries);
        request.setAttribute("own", phones.entries(phone(request)).size());
        request.setAttribute("now", now);
        request.setAttribute("paper", props.papers());
        request.setAttribute("error", error);
        response.setHeader("Cache-Control", "no-store");
        request.getRequestDispatcher("/demo/phone.jsp").forward(request, response);
    }

    /** What was pasted into this phone, and then those whose keys the demo knows. */
    private List<PhoneEntry> entries(HttpServletRequest request) {
        List<PhoneEntry> entries = new ArrayList<>(phones.entries(phone(request)));
        for (String player : Cast.WITH_A_KEY) {
            props.setupKey(player).ifPresent(key -> entries.add(PhoneEntry.ofKey("Larkhaven Marina", player, key)));
        }
        return entries;
    }

    private static String phone(HttpServletRequest request) {
        for (Cookie cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
            if (cookie.getName().equals(COOKIE)) {
                return cookie.getValue();
            }
        }
        return "";
    }

    private static int index(String text) {
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
    }

    private String json(PhoneEntry entry) {
        Instant now = clock.instant();
        return "{\"account\":" + Json.text(entry.account()) + ",\"code\":\"" + entry.code(now) + "\",\"secondsLeft\":"
                + entry.secondsLeft(now) + "}";
    }

    private static void write(HttpServletResponse response, String json) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Json.send(response, json);
    }
}
