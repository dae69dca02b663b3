package io.github.secondgate.web.page;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.http.Reply;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import javax.servlet.http.HttpServletResponse;

/**
 * How an exchange can be answered: a person by a page or by being led to one, a script by JSON. A method that does not say
 * which of the two it serves serves both, in the form that was asked for. One exchange has one answer.
 */
public final class Answers {
    private final Exchange exchange;

    Answers(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Shows a person a page. */
    public void page(int status, PageContent content) throws IOException {
        page(status, content, exchange.home());
    }

    /**
     * Shows a person a page.
     *
     * @param homeUrl where they go on from here
     */
    public void page(int status, PageContent content, String homeUrl) throws IOException {
        PageFrame frame =
                new PageFrame(exchange.base(), exchange.csrf(), exchange.account(), homeUrl, exchange.services.issuer);
        render(status, content, exchange.services.sendWhenComplete ? frame.sendingCompleteCodes() : frame);
    }

    private void render(int status, PageContent content, PageFrame frame) throws IOException {
        PageFrame shown = frame;
        if (!content.shownOnce() && exchange.services.languages.toChoose(exchange.request)) {
            shown = content.answersForm() ? frame.offeringLanguagesByForm() : frame.offeringLanguages(exchange.here());
        }
        Reply.html(
                exchange.response, status, exchange.services.templates.render(shown, content, exchange.words.locale()));
    }

    /** Leads a person there. */
    public void seeOther(String location) {
        Reply.redirect(exchange.response, HttpServletResponse.SC_SEE_OTHER, location);
    }

    /** Tells a script this. */
    public void json(int status, JsonObject object) throws IOException {
        Reply.json(exchange.response, status, object);
    }

    /** Tells a script this, and the token that its next POST needs. */
    public void tell(JsonObject object) throws IOException {
        object.put("csrf", exchange.csrf());
        json(HttpServletResponse.SC_OK, object);
    }

    /** Tells a script what cannot be. */
    public void problem(int status, String name, String sentence) throws IOException {
        Reply.problem(exchange.response, status, name, sentence, new JsonObject());
    }

    /** Shows a person this, and tells a script the same. */
    public <C extends PageContent> void show(C content, Function<C, JsonObject> json) throws IOException {
        if (exchange.json) {
            tell(json.apply(content));
        } else {
            page(HttpServletResponse.SC_OK, content);
        }
    }

    /** Leads a person there; a script is told where that is. */
    public void leadTo(String location) throws IOException {
        leadTo(location, new JsonObject());
    }

    /** The same, and a script is told this besides. */
    public void leadTo(String location, JsonObject told) throws IOException {
        told.put("location", location);
        tellOrLead(told, location);
    }

    /** Tells a script this; leads a person to where it stands. */
    public void tellOrLead(JsonObject told, String location) throws IOException {
        if (exchange.json) {
            tell(told);
        } else {
            seeOther(location);
        }
    }

    /** Something was changed, and there is nothing to show but that, on the settings page. */
    public void done(String sentence) throws IOException {
        done(sentence, exchange.base());
    }

    /** The same, on another page of ours. */
    public void done(String sentence, String location) {
        Notice notice = Notice.saying(sentence);
        Done.note(exchange, notice, location);
        if (!exchange.json) {
            notice.leave(exchange);
        }
        nothingMore(location);
    }

    /** There is nothing to tell: a person goes on there. */
    public void nothingMore(String location) {
        if (exchange.json) {
            Reply.empty(exchange.response, HttpServletResponse.SC_NO_CONTENT);
        } else {
            seeOther(location);
        }
    }

    /** Nothing is owed here: a person goes home. */
    public void notOwed() throws IOException {
        if (exchange.json) {
            conflict();
        } else {
            seeOther(exchange.home());
        }
    }

    /** It does not fit how things stand, unless the first of two clicks made them so. */
    public void conflict() throws IOException {
        if (!Done.toldOfFirstClick(exchange)) {
            refuse(HttpServletResponse.SC_CONFLICT, "conflict");
        }
    }

    /** What is named is not there, unless the first of two clicks took it away. */
    public void notFound() throws IOException {
        if (!Done.toldOfFirstClick(exchange)) {
            refuse(HttpServletResponse.SC_NOT_FOUND, "not-found");
        }
    }

    /** For a refusal that has no page of its own to stand on. */
    public void refuse(int status, String name) throws IOException {
        refuse(status, name, exchange.text("problem." + name));
    }

    public void refuse(int status, String name, String sentence) throws IOException {
        if (exchange.json) {
            problem(status, name, sentence);
            return;
        }
        String title = exchange.text("problem." + name + ".title");
        // Without the token and the account, for which a session would have to be there.
        PageFrame frame = new PageFrame(exchange.base(), null, null, exchange.home(), exchange.services.issuer);
        ErrorContent content = new ErrorContent(status, title, sentence, backUrl(status));
        render(status, exchange.administering() ? content.inAdministration() : content, frame);
    }

    private String backUrl(int status) {
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            return exchange.home();
        }
        if (exchange.administering()) {
            return exchange.base() + "/admin";
        }
        boolean challenge = exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED;
        return exchange.base() + (challenge ? "/challenge" : "");
    }

    /** Goes with whatever answer comes next. */
    public void retryAfter(Duration wait) {
        Reply.retryAfter(exchange.response, wait);
    }
}
