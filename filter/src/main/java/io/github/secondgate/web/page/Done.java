package io.github.secondgate.web.page;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.gate.Paths;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.login.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What the last form of this session that changed something did, so that the very same request sent again (a double click, a
 * reload) is told how things stand. Does and grants nothing: the session has what it has. Kept are a digest of the address and
 * of what was typed as a code, with the session's own secret, and never the code.
 */
public final class Done {
    private static final SessionAttribute<Done> LAST = new SessionAttribute<>("done", 1, 6, Done::texts, Done::read);
    /** How long a refusal may still be the second of two clicks. */
    private static final Duration CLICKS = Duration.ofMinutes(1);

    /** Digest of the request. */
    private final String request;

    private final long at;
    private final String location;
    private final Notice notice;

    private Done(String request, long at, String location, Notice notice) {
        this.request = request;
        this.at = at;
        this.location = location;
        this.notice = notice;
    }

    /** @param location of the page that tells the notice */
    public static void note(Exchange exchange, Notice notice, String location) {
        long now = exchange.services.clock.millis();
        LAST.keep(exchange.session(), exchange.account(), new Done(request(exchange), now, location, notice));
    }

    /** The same of a request that was served elsewhere. */
    public static Done before(Exchange exchange, Notice notice, String location) {
        return new Done("", exchange.services.clock.millis(), location, notice);
    }

    /** What this very request did when it came before, if nothing else was done since. */
    public static Optional<Done> by(Exchange exchange) {
        String account = exchange.requestContext.accessState().account();
        Session session = account == null || exchange.input == null
                ? null
                : exchange.requestContext.login().session(false);
        return Optional.ofNullable(session == null ? null : LAST.of(session, account))
                .filter(last -> last.request.equals(request(exchange)));
    }

    private String[] texts() {
        String[] told = notice.texts();
        return new String[] {request, Long.toString(at), location, told[0], told[1], told[2]};
    }

    private static Done read(String[] texts) {
        return new Done(texts[0], Long.parseLong(texts[1]), texts[2], Notice.read(texts[3], texts[4], texts[5]));
    }

    private static String request(Exchange exchange) {
        return Digests.sha256(exchange.csrf(), Paths.of(exchange.request), code(exchange));
    }

    private static String code(Exchange exchange) {
        Input input = exchange.input;
        return input.text(Input.CODE) + input.text(Input.RECOVERY_CODE) + input.text(Input.RESCUE_CODE);
    }

    /**
     * Answers a person whose request would be refused, if it is the second of two clicks and the first has done it. A script
     * is told the refusal.
     *
     * @return whether it was answered
     */
    public static boolean toldOfFirstClick(Exchange exchange) throws IOException {
        Optional<Done> first = exchange.json
                ? Optional.empty()
                : by(exchange).filter(done -> exchange.services.clock.millis() - done.at < CLICKS.toMillis());
        if (first.isPresent()) {
            first.get().tell(exchange);
        }
        return first.isPresent();
    }

    public String sentence() {
        return notice.sentence;
    }

    /** Leads a person to where it is told. */
    public void tell(Exchange exchange) {
        if (!notice.sentence.isEmpty()) {
            notice.leave(exchange);
        }
        if (!code(exchange).isEmpty()) {
            // Whoever sends that code again may have dropped the answer that named the session's new id.
            exchange.handOver();
        }
        exchange.answers.seeOther(location);
    }
}
