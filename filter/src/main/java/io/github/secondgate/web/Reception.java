package io.github.secondgate.web;

import io.github.secondgate.gate.Origins;
import io.github.secondgate.gate.Standing;
import io.github.secondgate.gate.Turnaway;
import io.github.secondgate.gate.Visit;
import io.github.secondgate.http.Csrf;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.account.Attempt;
import io.github.secondgate.secondfactor.account.FactorsChangedException;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Front;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.session.InvalidSessionException;
import org.apache.shiro.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is refused before a page is asked, alike at all addresses of ours. Where several refusals apply, this is their order:
 * wrong method, no password, cross-site request, malformed input, second factor owed, acting as someone else; the rest is
 * the page's own. At a hidden address, no password and second factor owed come first, and then that for most people it is
 * unknown. The forms of one session are served one after the other, so that the second of two clicks is told what the first
 * one did.
 */
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final String GET = "GET";
    private static final String POST = "POST";
    /** Longer than a set of recovery codes takes to be made. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Front front;
    private final Turnaway turnaway;
    private final Origins origins;
    private final Routes routes;
    private final SessionTurns turns = new SessionTurns(LONGEST_WAIT);

    /** @param routes whose pages say which fields of a POST are read */
    Reception(Front front, Turnaway turnaway, Origins origins, Routes routes) {
        this.front = front;
        this.turnaway = turnaway;
        this.origins = origins;
        this.routes = routes;
    }

    /** @param verbs of the address that was called, at least one */
    void receive(Map<String, Page> verbs, String method, Call call) throws IOException {
        try {
            Page any = verbs.values().iterator().next();
            if (!any.hidden() || found(any, call)) {
                asked(verbs, method, call);
            }
        } catch (FactorsChangedException e) {
            overtaken(call);
        } catch (InvalidSessionException e) {
            LOG.debug("The session of a request ended while it was on its way", e);
            turnaway.password(call.request, call.response);
        } catch (RetryLaterException e) {
            call.retryAfter(e.retryAfter());
            if (e.ofThisAccount()) {
                String wait = call.words.duration(e.retryAfter());
                call.refuse(Reply.TOO_MANY, "throttled", call.text("error.throttled", wait));
            } else {
                call.refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A page of the second factor could not be served, so nothing was let through", e);
            call.refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
        }
    }

    /** Whether this visitor may know of a hidden address; where not, they have been answered as at any other. */
    private boolean found(Page any, Call call) throws IOException {
        Standing.Kind kind = call.visit.standing().kind();
        if (kind == Standing.Kind.OWES_CODE || kind == Standing.Kind.OWES_ENROLMENT) {
            turnaway.owing(kind, call.visit, call.request, call.response);
            return false;
        }
        if (!identified(any, call)) {
            return false;
        }
        boolean exists = any.existsFor(call.visit.standing().person());
        if (!exists) {
            call.notFound();
        }
        return exists;
    }

    private void asked(Map<String, Page> verbs, String method, Call call) throws IOException {
        Page page = verbs.get(method);
        if (page == null) {
            call.response.setHeader("Allow", String.join(", ", verbs.keySet()).replace(GET, "GET, HEAD"));
            call.refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method-not-allowed");
        } else if (identified(page, call)) {
            if (method.equals(POST)) {
                submitted(page, call);
            } else {
                admitted(page, call);
            }
        }
    }

    /** Whether somebody gave a password, or needs none for this page; where not, they have been answered. */
    private boolean identified(Page page, Call call) throws IOException {
        switch (call.visit.standing().kind()) {
            case FOREIGN:
            case UNKNOWN:
                call.refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
                return false;
            case ANONYMOUS:
            case OWES_PASSWORD:
            case NOBODY:
                turnaway.password(call.request, call.response);
                return false;
            default:
                boolean known = call.visit.byPassword() || page.servesRemembered();
                if (!known) {
                    turnaway.password(call.request, call.response);
                }
                return known;
        }
    }

    private void submitted(Page page, Call bare) throws IOException {
        if (origins.foreign(bare.request)) {
            refused(bare, "cross-site");
            bare.refuse(HttpServletResponse.SC_FORBIDDEN, "cross-site");
            return;
        }
        Call call = new Call(
                front, bare.visit, bare.request, bare.response, Input.of(bare.request, routes.fields()), bare.named);
        Session session = call.visit.real().getSession(false);
        String header = call.request.getHeader(Csrf.HEADER);
        String given = header != null ? header : call.input.text(Csrf.FIELD);
        if (!Csrf.right(session, call.account(), given)) {
            refused(call, "csrf");
            call.refuse(HttpServletResponse.SC_FORBIDDEN, "csrf");
            return;
        }
        SessionTurns.Turn turn = turns.of(given);
        try {
            inTurn(page, call);
        } finally {
            turn.close();
        }
    }

    private void inTurn(Page page, Call call) throws IOException {
        String fault = call.input.malformed() ? call.text("problem.bad-request") : page.fault(call);
        if (fault == null) {
            admitted(page, call);
        } else if (call.json || !page.admits(call.visit.standing().kind())) {
            call.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
        } else {
            page.malformed(call, fault);
        }
    }

    private void admitted(Page page, Call call) throws IOException {
        Visit visit = call.visit;
        if (!page.admits(visit.standing().kind())) {
            // It may have been let in while the first of two clicks was at work.
            if (!Done.toldOfFirstClick(call)) {
                turnaway.owing(visit.standing().kind(), visit, call.request, call.response);
            }
        } else if (page.changesFactors() && visit.real().isRunAs()) {
            refused(call, "run-as");
            call.refuse(HttpServletResponse.SC_FORBIDDEN, "run-as");
        } else if (page.changesFactors() && visit.standing().federated()) {
            refused(call, "federated");
            call.refuse(HttpServletResponse.SC_FORBIDDEN, "federated");
        } else {
            serve(page, call);
        }
    }

    private void serve(Page page, Call call) throws IOException {
        try {
            page.serve(call);
        } catch (FactorsChangedException e) {
            if (!Done.toldOfFirstClick(call)) {
                overtaken(call);
            }
        }
    }

    /** The account's factors are no longer those on which this was let in. */
    private void overtaken(Call call) throws IOException {
        refused(call, "factors-changed");
        if (!call.json && call.request.getMethod().equals(GET)) {
            // Decided anew there, on how things stand now.
            call.seeOther(call.base());
        } else if (!call.json && call.overtaken()) {
            Notice.leave(call, call.text("notice.overtaken"));
            call.seeOther(call.base());
        } else {
            call.conflict();
        }
    }

    private void refused(Call call, String reason) {
        front.incidents.refused(call.account(), reason, new Attempt(call.request.getRemoteAddr(), null));
    }
}
