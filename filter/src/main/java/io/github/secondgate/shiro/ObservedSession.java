package io.github.secondgate.shiro;

import org.apache.shiro.session.Session;

/** The session of an {@link ObservedSubject}, which forgets it once it ends. */
final class ObservedSession extends ShiroSession {
    private final ObservedSubject owner;

    ObservedSession(Session session, ObservedSubject owner) {
        super(session);
        this.owner = owner;
    }

    @Override
    public void stop() {
        super.stop();
        owner.dropSession();
    }
}
