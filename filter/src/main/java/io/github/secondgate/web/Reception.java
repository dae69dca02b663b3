package io.github.secondgate.web;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.DeniedResponse;
import io.github.secondgate.gate.Origins;
import io.github.secondgate.gate.RequestContext;
import io.github.secondgate.http.Accept;
import io.github.secondgate.http.Csrf;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.log.Log;
import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionEndedException;
import io.github.secondgate.secondfactor.account.FactorsChangedException;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.PageServices;
import io.github.secondgate.web.page.Routes;
import java.io.IOException;
import java.time.Duration;
import javax.servlet.http.HttpServletResponse;

/**
 * What is refused before a page is asked, alike at all addresses of ours. Where several refusals apply, this is their order:
 * wrong method, no password, cross-site request, malformed input, second factor owed, acting as someone else; the rest is
 * the page's own. At a hidden address, no password and second factor owed come first, and then that for most people it is
 * unknown. The forms of one session are served one after the other, so that the second of two clicks is told what the first
 * one did.
 */
public final class Reception {
    private static final Log LOG = Log.of(Reception.class);
    private static final String GET = "GET";
    private static final String POST = "POST";
    /** Longer than a set of recovery codes takes to be made. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final PageServices services;
    private final DeniedResponse denied;
    private final Origins origins;
    private final Routes routes;
    private final SessionTurns turns = new SessionTurns(LONGEST_WAIT);

    /** @param routes whose pages say which fields of a POST are read */
    Reception(PageServices services, DeniedResponse denied, Origins origins, Routes routes) {
        this.services = services;
        this.denied = denied;
        this.origins = origins;
        this.routes = routes;
    }

    /** @param found the address that was called, with at least one verb */
    void receive(Routes.Found found, String method, Exchange exchange) throws IOException {
        try {
            Page any = found.verbs.values().iterator().next();
            if (!any.hidden() || toBeFound(any, exchange)) {
                asked(found, method, exchange);
            }
        } catch (FactorsChangedException e) {
            overtaken(exchange);
        } catch (SessionEndedException e) {
            LOG.debug("The session of a request ended while it was on its way", e);
            denied.password(exchange.request, exchange.response);
        } catch (RetryLaterException e) {
            exchange.answers.retryAfter(e.retryAfter());
            if (e.ofThisAccount()) {
                String wait = exchange.words.duration(e.retryAfter());
                exchange.answers.refuse(Reply.TOO_MANY, "throttled", exchange.text("error.throttled", wait));
            } else {
                exchange.answers.refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A page of the second factor could not be served, so nothing was let through", e);
            exchange.answers.refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
        }
    }

    /** At an address that is none of ours; below a hidden page it is told as one of those, to those who may know of that. */
    void nothingAt(String path, Exchange exchange) throws IOException {
        Page above = routes.at(routes.formPage(path)).verbs.get(GET);
        boolean known = above != null
                && above.hidden()
                && exchange.requestContext.accessState().passes()
                && above.existsFor(exchange.requestContext.login());
        if (known) {
            exchange.administer();
        }
        exchange.answers.notFound();
    }

    /** Whether this visitor may know of a hidden address; where not, they have been answered as at any other. */
    private boolean toBeFound(Page any, Exchange exchange) throws IOException {
        AccessState.Kind kind = exchange.requestContext.accessState().kind();
        if (kind == AccessState.Kind.CHALLENGE_REQUIRED || kind == AccessState.Kind.ENROLMENT_REQUIRED) {
            denied.owing(kind, exchange.requestContext, exchange.request, exchange.response);
            return false;
        }
        if (!identified(any, exchange)) {
            return false;
        }
        boolean exists = any.existsFor(exchange.requestContext.login());
        if (exists) {
            exchange.administer();
        } else {
            exchange.answers.notFound();
        }
        return exists;
    }

    private void asked(Routes.Found found, String method, Exchange exchange) throws IOException {
        Page page = found.verbs.get(method);
        if (page == null && method.equals(GET) && Accept.navigation(exchange.request)) {
            // A reload, a bookmark or the back button asks so for the answer to a form.
            exchange.answers.seeOther(exchange.base() + routes.formPage(found.path));
        } else if (page == null) {
            exchange.response.setHeader(
                    "Allow", String.join(", ", found.verbs.keySet()).replace(GET, "GET, HEAD"));
            exchange.answers.refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method-not-allowed");
        } else if (page.forAnybody() || identified(page, exchange)) {
            if (method.equals(POST)) {
                submitted(page, exchange);
            } else {
                admitted(page, exchange);
            }
        }
    }

    /** Whether somebody gave a password, or needs none for this page; where not, they have been answered. */
    private boolean identified(Page page, Exchange exchange) throws IOException {
        switch (exchange.requestContext.accessState().kind()) {
            case FOREIGN:
            case UNKNOWN:
                exchange.answers.refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
                return false;
            case ANONYMOUS:
            case PASSWORD_REQUIRED:
            case NOBODY:
                denied.password(exchange.request, exchange.response);
                return false;
            default:
                boolean known = exchange.requestContext.byPassword() || page.servesRemembered();
                if (!known) {
                    denied.password(exchange.request, exchange.response);
                }
                return known;
        }
    }

    private void submitted(Page page, Exchange bare) throws IOException {
        if (origins.foreign(bare.request)) {
            refused(bare, "cross-site");
            bare.answers.refuse(HttpServletResponse.SC_FORBIDDEN, "cross-site");
            return;
        }
        Input input = Input.of(bare.request, routes.fields());
        String language = input.text(Input.LANGUAGE);
        if (!input.malformed() && services.languages.isOne(language)) {
            // Before the exchange, which is answered in it already.
            services.languages.choose(language, bare.request, bare.response);
        }
        Exchange exchange = new Exchange(services, bare.requestContext, bare.request, bare.response, input, bare.named);
        if (bare.administering()) {
            exchange.administer();
        }
        if (page.forAnybody()) {
            inTurn(page, exchange);
            return;
        }
        ofTheSession(page, exchange);
    }

    private void ofTheSession(Page page, Exchange exchange) throws IOException {
        Session session = exchange.requestContext.login().session(false);
        String header = exchange.request.getHeader(Csrf.HEADER);
        String given = header != null ? header : exchange.input.text(Csrf.FIELD);
        if (!Csrf.right(session, exchange.account(), given)) {
            refused(exchange, "csrf");
            exchange.answers.refuse(HttpServletResponse.SC_FORBIDDEN, "csrf");
            return;
        }
        SessionTurns.Turn turn = turns.of(given);
        try {
            inTurn(page, exchange);
        } finally {
            turn.close();
        }
    }

    private void inTurn(Page page, Exchange exchange) throws IOException {
        String fault = exchange.input.malformed() ? exchange.text("problem.bad-request") : page.fault(exchange);
        if (fault == null) {
            admitted(page, exchange);
        } else if (exchange.json
                || !page.admits(exchange.requestContext.accessState().kind())) {
            exchange.answers.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
        } else {
            page.malformed(exchange, fault);
        }
    }

    private void admitted(Page page, Exchange exchange) throws IOException {
        RequestContext requestContext = exchange.requestContext;
        if (!page.admits(requestContext.accessState().kind())) {
            // It may have been let in while the first of two clicks was at work.
            if (!Done.toldOfFirstClick(exchange)) {
                denied.owing(requestContext.accessState().kind(), requestContext, exchange.request, exchange.response);
            }
        } else if (page.changesFactors() && requestContext.login().actsAsAnother()) {
            refused(exchange, "run-as");
            exchange.answers.refuse(HttpServletResponse.SC_FORBIDDEN, "run-as");
        } else if (page.changesFactors() && requestContext.accessState().federated()) {
            refused(exchange, "federated");
            exchange.answers.refuse(HttpServletResponse.SC_FORBIDDEN, "federated");
        } else {
            serve(page, exchange);
        }
    }

    private void serve(Page page, Exchange exchange) throws IOException {
        try {
            page.serve(exchange);
        } catch (FactorsChangedException e) {
            if (!Done.toldOfFirstClick(exchange)) {
                overtaken(exchange);
            }
        }
    }

    /** The account's factors are no longer those on which this was let in. */
    private void overtaken(Exchange exchange) throws IOException {
        refused(exchange, "factors-changed");
        if (!exchange.json && exchange.request.getMethod().equals(GET)) {
            // Decided anew there, on how things stand now.
            exchange.answers.seeOther(exchange.base());
        } else if (!exchange.json && exchange.overtaken()) {
            Notice.leave(exchange, exchange.text("notice.overtaken"));
            exchange.answers.seeOther(exchange.base());
        } else {
            exchange.answers.conflict();
        }
    }

    private void refused(Exchange exchange, String reason) {
        services.gateEvents.refused(
                exchange.requestContext.accessState().account(),
                reason,
                new RequestOrigin(exchange.request.getRemoteAddr(), null));
    }
}
