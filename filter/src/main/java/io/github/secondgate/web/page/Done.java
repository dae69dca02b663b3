package io.github.secondgate.web.page;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.gate.Paths;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Kept;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.shiro.session.Session;

/**
 * What the last form of this session that changed something did, so that the very same request sent again (a double click, a
 * reload) is told how things stand. Does and grants nothing: the session has what it has. Kept are a digest of the address and
 * of what was typed as a code, with the session's own secret, and never the code.
 */
public final class Done {
    private static final Kept LAST = new Kept("done", 6);
    /** How long a refusal may still be the second of two clicks. */
    private static final Duration CLICKS = Duration.ofMinutes(1);

    private final long at;
    private final String location;
    private final Notice notice;

    private Done(long at, String location, Notice notice) {
        this.at = at;
        this.location = location;
        this.notice = notice;
    }

    /** @param location of the page that tells the notice */
    public static void note(Call call, Notice notice, String location) {
        String at = Long.toString(call.front.clock.millis());
        LAST.keep(
                call.session(),
                call.account(),
                request(call),
                at,
                location,
                notice.sentence,
                notice.fold,
                notice.onward);
    }

    /** The same of a request that was served elsewhere. */
    public static Done before(Call call, Notice notice, String location) {
        return new Done(call.front.clock.millis(), location, notice);
    }

    /** What this very request did when it came before, if nothing else was done since. */
    public static Optional<Done> by(Call call) {
        String account = call.visit.standing().account();
        Session session =
                account == null || call.input == null ? null : call.visit.real().getSession(false);
        String[] last = session == null ? null : LAST.of(session, account);
        return last == null || !last[0].equals(request(call))
                ? Optional.empty()
                : Optional.of(new Done(Long.parseLong(last[1]), last[2], new Notice(last[3], last[4], last[5])));
    }

    private static String request(Call call) {
        return Digests.sha256(call.csrf(), Paths.of(call.request), code(call));
    }

    private static String code(Call call) {
        Input input = call.input;
        return input.text(Input.CODE) + input.text(Input.RECOVERY_CODE) + input.text(Input.RESCUE_CODE);
    }

    /**
     * Answers a person whose request would be refused, if it is the second of two clicks and the first has done it. A script
     * is told the refusal.
     *
     * @return whether it was answered
     */
    public static boolean toldOfFirstClick(Call call) throws IOException {
        Optional<Done> first = call.json
                ? Optional.empty()
                : by(call).filter(done -> call.front.clock.millis() - done.at < CLICKS.toMillis());
        if (first.isPresent()) {
            first.get().tell(call);
        }
        return first.isPresent();
    }

    public String sentence() {
        return notice.sentence;
    }

    /** Leads a person to where it is told. */
    public void tell(Call call) {
        if (!notice.sentence.isEmpty()) {
            notice.leave(call);
        }
        if (!code(call).isEmpty()) {
            // Whoever sends that code again may have dropped the answer that named the session's new id.
            call.handOver();
        }
        call.seeOther(location);
    }
}
