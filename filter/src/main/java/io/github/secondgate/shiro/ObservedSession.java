package io.github.secondgate.shiro;

import org.apache.shiro.session.ProxiedSession;
import org.apache.shiro.session.Session;

/**
 * The session of an {@link ObservedSubject}, which forgets it once it ends. The application has it: it answers in Shiro's terms
 * alone, as a language that finds methods by name would else take ours for those.
 */
final class ObservedSession extends ProxiedSession {
    private final ObservedSubject owner;
    private ShiroSession kept;

    ObservedSession(Session session, ObservedSubject owner) {
        super(session);
        this.owner = owner;
    }

    /** In our terms; one for all who ask, as that is several times at each request. */
    ShiroSession kept() {
        if (kept == null) {
            kept = new ShiroSession(this);
        }
        return kept;
    }

    @Override
    public void stop() {
        super.stop();
        owner.dropSession();
    }
}
