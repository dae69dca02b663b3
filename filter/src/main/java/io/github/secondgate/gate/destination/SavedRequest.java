package io.github.secondgate.gate.destination;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Accept;
import io.github.secondgate.http.Navigation;
import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.login.Session;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;

/**
 * Where somebody was on the way to when the gate asked for a second factor, and what of it is lost: kept in a slot of our own
 * until the factor is given and they have arrived. Only a person's own way to a page counts, and nothing that is kept is
 * replaced by less. What would not be used is not stored, and all of it is checked again when it is used, because a session
 * store is not ours.
 */
public final class SavedRequest {
    /** What could not be kept of the way. */
    public enum Loss {
        NOTHING,
        /** a form that was sent, and would have to be sent again */
        FORM,
        /** the address of a page, which is too long or none that we follow */
        ADDRESS
    }

    /** What the factor is asked for. */
    private enum Phase {
        SIGN_IN,
        /** a fresh code within a session that had given one */
        STEP_UP,
        /** the factor was given, and only the way on is still to be told */
        ARRIVED
    }

    private static final SessionAttribute<SavedRequest> SLOT =
            new SessionAttribute<>("saved", 1, 4, SavedRequest::texts, SavedRequest::read);

    /** What was told last, for whoever wants to read it in another language. */
    private static final SessionAttribute<SavedRequest> TOLD =
            new SessionAttribute<>("told", 1, 4, SavedRequest::texts, SavedRequest::read);

    private final Phase phase;
    private final String location;
    private final Loss loss;
    private final String form;

    private SavedRequest(Phase phase, String location, Loss loss, String form) {
        this.phase = phase;
        this.location = location;
        this.loss = loss;
        this.form = form;
    }

    /**
     * At a sign-in the first page wins, because the browser asks for others on the way.
     *
     * @param formPage the page that a lost form stands on, where it is one of ours; null where the browser has to say it
     */
    public static void rememberSignIn(Session session, String account, HttpServletRequest request, String formPage) {
        SavedRequest standing = waiting(session, account);
        boolean another = standing.phase == Phase.SIGN_IN && !standing.location.isEmpty();
        SavedRequest now = standing.from(request);
        if (Navigation.is(request) && (!another || sent(request))) {
            now = standing.on(request, formPage);
        }
        if (now != standing) {
            now.in(Phase.SIGN_IN).save(session, account);
        }
    }

    /**
     * Remembers that a fresh code is wanted; the latest page wins, as the session may live for days. What asks in the
     * background takes no page's place.
     */
    public static void rememberStepUp(Session session, String account, HttpServletRequest request, String formPage) {
        SavedRequest standing = waiting(session, account);
        SavedRequest now = Navigation.is(request) ? standing.on(request, formPage) : standing.from(request);
        now.in(Phase.STEP_UP).save(session, account);
    }

    /**
     * Remembers a page that stands open, and that a page of ours comes before.
     *
     * @return whether it can be gone on to from there; where not, nothing is remembered
     */
    public static boolean rememberOpen(Session session, String account, HttpServletRequest request) {
        Optional<String> address = PageAddress.inside(request.getContextPath(), PageAddress.of(request));
        address.ifPresent(page -> new SavedRequest(Phase.ARRIVED, page, Loss.NOTHING, "").save(session, account));
        return address.isPresent();
    }

    /** What stands in the slot for this account; another's is nobody's business. */
    public static Optional<SavedRequest> at(Session session, String account) {
        return Optional.ofNullable(SLOT.of(session, account));
    }

    private static SavedRequest waiting(Session session, String account) {
        return at(session, account)
                .filter(saved -> saved.phase != Phase.ARRIVED)
                .orElseGet(() -> new SavedRequest(Phase.ARRIVED, "", Loss.NOTHING, ""));
    }

    /** Whether a page waits for a code to be given. */
    public static boolean waits(Session session, String account) {
        return !waiting(session, account).location.isEmpty();
    }

    /** The tab in which the factor was given goes on to the page that it was on the way to itself. */
    public static void goOnTo(Session session, String account, String page) {
        at(session, account)
                .map(saved -> new SavedRequest(
                        saved.phase, page, saved.loss == Loss.FORM ? Loss.FORM : Loss.NOTHING, saved.form))
                .ifPresent(saved -> saved.save(session, account));
    }

    /** The factor was given: what is still to be told stays for the page that tells it. */
    public static void arrive(Session session, String account) {
        at(session, account).ifPresent(saved -> saved.in(Phase.ARRIVED).save(session, account));
    }

    /** It is told now, and the way is forgotten. */
    public void tell(Session session, String account) {
        forget(session);
        TOLD.keep(session, account, this);
    }

    /** Whoever was told something last is to be told it once more; nothing happens where another page waits by now. */
    public static void tellAgain(Session session, String account) {
        SavedRequest told = TOLD.take(session, account);
        if (told != null && !at(session, account).isPresent()) {
            told.save(session, account);
        }
    }

    public static void forget(Session session) {
        SLOT.drop(session);
    }

    /** Whether a fresh code was asked for within a session that had given one. */
    public boolean stepUp() {
        return phase == Phase.STEP_UP;
    }

    /** Whether the factor was given, and only the way on is still to be told. */
    public boolean arrived() {
        return phase == Phase.ARRIVED;
    }

    public Loss loss() {
        return loss;
    }

    /** Whether what was sent has to be sent again. */
    public boolean lost() {
        return loss == Loss.FORM;
    }

    /** Tells a script what is lost. */
    public void tell(String contextPath, JsonObject answer) {
        if (loss != Loss.NOTHING) {
            answer.put("lost", loss.name().toLowerCase(Locale.ROOT));
            form(contextPath).ifPresent(page -> answer.put("form", page));
        }
    }

    /** Whether a page has to tell something before the person goes on, or to let them do it: a header holds no such address. */
    public boolean toBeTold(String contextPath) {
        boolean backInTheForm = !form.isEmpty() && form.equals(location);
        return loss != Loss.NOTHING && !backInTheForm
                || location(contextPath).filter(PageAddress::tooLongForAHeader).isPresent();
    }

    /** The address to go to, path and query, if it is a safe one inside this context. */
    public Optional<String> location(String contextPath) {
        return PageAddress.inside(contextPath, location);
    }

    /** The page whose form was lost, under the same conditions. */
    public Optional<String> form(String contextPath) {
        return PageAddress.inside(contextPath, form);
    }

    private SavedRequest in(Phase now) {
        return new SavedRequest(now, location, loss, form);
    }

    private void save(Session session, String account) {
        SLOT.keep(session, account, this);
    }

    private String[] texts() {
        return new String[] {phase.name(), location, loss.name(), form};
    }

    private static SavedRequest read(String[] texts) {
        return new SavedRequest(Phase.valueOf(texts[0]), texts[1], Loss.valueOf(texts[2]), texts[3]);
    }

    /** By a form, which cannot be repeated by going to an address. */
    public static boolean sent(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    /** Where a library takes the page away on which the person is, they come back to that page unless another waits. */
    private SavedRequest from(HttpServletRequest request) {
        Optional<String> page =
                location.isEmpty() && Accept.takesPageAway(request) ? PageAddress.cameFrom(request) : Optional.empty();
        return page.isPresent() ? new SavedRequest(phase, page.get(), loss, form) : this;
    }

    private SavedRequest on(HttpServletRequest request, String formPage) {
        if (sent(request)) {
            String page = formPage == null ? PageAddress.cameFrom(request).orElse("") : formPage;
            return new SavedRequest(phase, location, Loss.FORM, page.isEmpty() ? form : page);
        }
        Optional<String> address = PageAddress.inside(request.getContextPath(), PageAddress.of(request));
        boolean stillLost =
                loss == Loss.FORM && !(address.isPresent() && address.get().equals(form));
        Loss without = address.isPresent() ? Loss.NOTHING : Loss.ADDRESS;
        return new SavedRequest(phase, address.orElse(location), stillLost ? loss : without, stillLost ? form : "");
    }
}
