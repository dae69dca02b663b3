package io.github.secondgate.web.page;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.RequestContext;
import io.github.secondgate.http.Accept;
import io.github.secondgate.http.BrowserLabel;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.shiro.SecondFactorStamp;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.session.Session;

/** One call of one of our pages: who calls, with what, and how an answer is given in the form that was asked for. */
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
    private final SessionState sessionState;
    private AccountFacts facts;

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
        this.sessionState = new SessionState(requestContext, services.clock);
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

    public RequestOrigin requestOrigin() {
        return new RequestOrigin(request.getRemoteAddr(), csrf(), BrowserLabel.of(request, words), words.locale())
                .on(requestContext.accessState().changes());
    }

    /** After a second factor was given: a new session id and a stamp for exactly this person. */
    public void passed(SecondFactorStamp.Method method, long changes) {
        sessionState.passed(method, changes);
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
     * Gives this session a new id once more if another request changed it while this one was on its way: a browser that
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

    public String text(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    public void page(int status, PageContent content) throws IOException {
        page(status, content, services.paths.home(request));
    }

    /** @param homeUrl where the person goes on from here */
    public void page(int status, PageContent content, String homeUrl) throws IOException {
        PageFrame frame = new PageFrame(base(), csrf(), account(), homeUrl, services.issuer);
        Reply.html(response, status, services.templates.render(frame, content, words.locale()));
    }

    /** Shows a person this, and tells a script the same, with the token that its next POST needs. */
    public <C extends PageContent> void show(C content, Function<C, JsonObject> json) throws IOException {
        if (this.json) {
            answer(json.apply(content));
        } else {
            page(HttpServletResponse.SC_OK, content);
        }
    }

    public void json(int status, JsonObject object) throws IOException {
        Reply.json(response, status, object);
    }

    /** Answers a script with this, and with the token that its next POST needs. */
    public void answer(JsonObject object) throws IOException {
        object.put("csrf", csrf());
        json(HttpServletResponse.SC_OK, object);
    }

    public void problem(int status, String name, String sentence) throws IOException {
        Reply.problem(response, status, name, sentence, new JsonObject());
    }

    public void seeOther(String location) {
        Reply.redirect(response, HttpServletResponse.SC_SEE_OTHER, location);
    }

    /** Leads a person there; a script is told where that is. */
    public void leadTo(String location) throws IOException {
        leadTo(location, new JsonObject());
    }

    /** The same, and a script is told this besides. */
    public void leadTo(String location, JsonObject answer) throws IOException {
        if (json) {
            answer.put("location", location);
            answer(answer);
        } else {
            seeOther(location);
        }
    }

    /** Something was changed, and there is nothing to show but that, on the settings page. */
    public void done(String sentence) throws IOException {
        done(sentence, base());
    }

    /** The same, on another page of ours. */
    public void done(String sentence, String location) throws IOException {
        Notice notice = Notice.saying(sentence);
        Done.note(this, notice, location);
        if (json) {
            Reply.empty(response, HttpServletResponse.SC_NO_CONTENT);
        } else {
            notice.leave(this);
            seeOther(location);
        }
    }

    /** It does not fit how things stand, unless the first of two clicks made them so. */
    public void conflict() throws IOException {
        if (!Done.toldOfFirstClick(this)) {
            refuse(HttpServletResponse.SC_CONFLICT, "conflict");
        }
    }

    /** What is named is not there, unless the first of two clicks took it away. */
    public void notFound() throws IOException {
        if (!Done.toldOfFirstClick(this)) {
            refuse(HttpServletResponse.SC_NOT_FOUND, "not-found");
        }
    }

    /** For a refusal that has no page of its own to stand on. */
    public void refuse(int status, String name) throws IOException {
        refuse(status, name, text("problem." + name));
    }

    public void refuse(int status, String name, String sentence) throws IOException {
        if (json) {
            problem(status, name, sentence);
            return;
        }
        // Without the token and the account, for which a session would have to be there.
        PageFrame frame = new PageFrame(base(), null, null, services.paths.home(request), services.issuer);
        ErrorContent content = new ErrorContent(status, text("problem." + name + ".title"), sentence, backUrl(status));
        Reply.html(response, status, services.templates.render(frame, content, words.locale()));
    }

    private String backUrl(int status) {
        boolean challenge = requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED;
        return status == HttpServletResponse.SC_SERVICE_UNAVAILABLE
                ? services.paths.home(request)
                : challenge ? base() + "/challenge" : base();
    }

    public void retryAfter(Duration wait) {
        Reply.retryAfter(response, wait);
    }
}
