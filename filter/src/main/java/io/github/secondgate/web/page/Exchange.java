package io.github.secondgate.web.page;

import io.github.secondgate.gate.RequestContext;
import io.github.secondgate.http.Accept;
import io.github.secondgate.http.BrowserLabel;
import io.github.secondgate.http.Input;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.view.LocalizedText;
import java.time.Instant;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** One call of one of our pages: who calls, with what, how their session stands, and the {@link Answers} to choose from. */
public final class Exchange {
    public final PageServices services;
    public final RequestContext requestContext;
    public final HttpServletRequest request;
    public final HttpServletResponse response;
    public final Input input;
    public final LocalizedText words;
    /** What stands in the place of the {@code *} of this address; empty where it has none. */
    public final String named;

    public final boolean json;
    public final Answers answers;
    private final SessionState sessionState;
    private AccountFacts facts;
    private boolean administering;

    /** @param input null for a GET */
    public Exchange(
            PageServices services,
            RequestContext requestContext,
            HttpServletRequest request,
            HttpServletResponse response,
            Input input,
            String named) {
        this.services = services;
        this.requestContext = requestContext;
        this.request = request;
        this.response = response;
        this.input = input;
        this.named = named;
        this.words = services.languages.of(request);
        this.json = Accept.script(request);
        this.answers = new Answers(this);
        this.sessionState = new SessionState(requestContext, response, services.clock);
    }

    public String account() {
        return requestContext.accessState().person().account();
    }

    /**
     * What is known of the account, looked up once: to a GET, what it was let in on; what is sent looks anew, as its turn
     * may have come after another's.
     */
    public AccountFacts facts(Accounts accounts) {
        if (facts == null) {
            AccountFacts decidedOn = requestContext.accessState().facts();
            facts = input == null && decidedOn != null ? decidedOn : accounts.facts(account());
        }
        return facts;
    }

    /** Something was done since they were looked up, by this request or by another. */
    public void forgetFacts() {
        facts = null;
    }

    /** Our pages need a session: it holds the token against cross-site requests and the stamp. */
    public Session session() {
        return sessionState.session();
    }

    public String csrf() {
        return sessionState.csrf();
    }

    public String base() {
        return services.paths.base(request);
    }

    /** The address that was asked for, below our base, with its query where it has one that a link repeats. */
    String here() {
        String query = input == null ? request.getQueryString() : null;
        return services.paths.below(request) + (query == null ? "" : "?" + query);
    }

    /** The application's, where whoever owes nothing goes on to. */
    public String home() {
        return services.paths.home(request);
    }

    public RequestOrigin requestOrigin() {
        return new RequestOrigin(request.getRemoteAddr(), csrf(), BrowserLabel.of(request, words), words.locale())
                .on(requestContext.accessState().changes());
    }

    /** After a second factor was given: a new session id and a stamp for exactly this person. */
    public void passed(SecondFactorStamp.Method method, long changes) {
        sessionState.passed(method, changes);
        forgetFacts();
    }

    /** After something stood in for a factor: the same, but that nothing counts as given. */
    public void letIn(SecondFactorStamp.Method method, long changes, Instant at) {
        sessionState.letIn(method, changes, at);
        forgetFacts();
    }

    /**
     * After this session changed the account's factors by something that is no proof itself: it stays what it was, how and
     * when its factor was given included.
     */
    public void keepStamp(long changes) {
        sessionState.keepStamp(changes);
        forgetFacts();
    }

    /**
     * Names the session's new id once more if another request changed it while this one was on its way: a browser that
     * dropped the answer to that one knows the former id only. Only for who proves to have sent that request too.
     */
    public void handOver() {
        sessionState.handOver(request.getRequestedSessionId());
    }

    /** Whether another request of this session changed the account's factors while this one was on its way. */
    public boolean overtaken() {
        return sessionState.overtaken();
    }

    /** Whether a second factor was given with this call, or short enough ago for changing factors. */
    public boolean fresh() {
        return sessionState.fresh(services.fresh);
    }

    /** Whether a person wants a form's answer once more, in another language: nothing is to be done for it. */
    public boolean onlyTranslates() {
        return input != null && !json && input.has(Input.LANGUAGE);
    }

    /** Somebody who may administer others asked for a page that is for those alone. */
    public void administer() {
        administering = true;
    }

    public boolean administering() {
        return administering;
    }

    public String text(String key, Object... arguments) {
        return words.text(key, arguments);
    }
}
