package io.github.secondgate.shiro;

import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.SubjectFactory;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.subject.SubjectContext;
import org.apache.shiro.util.ThreadContext;
import org.apache.shiro.web.subject.WebSubject;

/**
 * The application's factory of Subjects, and whoever notices a login that does not go through the Subject of its request: one
 * through a Subject of the application's own making, or by the security manager itself.
 */
final class LoginsBeside implements SubjectFactory {
    private final SubjectFactory factory;
    private final ObservedSubjectFactory watch;

    private LoginsBeside(SubjectFactory factory, ObservedSubjectFactory watch) {
        this.factory = factory;
        this.watch = watch;
    }

    /** In the place of the factory that the manager has, or of one of these from an earlier start. */
    static void watch(DefaultSecurityManager manager, ObservedSubjectFactory watch) {
        SubjectFactory found = manager.getSubjectFactory();
        manager.setSubjectFactory(
                new LoginsBeside(found instanceof LoginsBeside ? ((LoginsBeside) found).factory : found, watch));
    }

    @Override
    public Subject createSubject(SubjectContext context) {
        Subject made = factory.createSubject(context);
        if (context.getAuthenticationInfo() != null) {
            WebSubject here = here(context.getSubject());
            if (here != null
                    && !(here instanceof ObservedSubject && ((ObservedSubject) here).signsIn(context.getSubject()))) {
                watch.loggedInBeside(here, made);
            }
        }
        return made;
    }

    /** That of the request, if this thread knows it; else the one who signs in; null where neither is of a request. */
    private static WebSubject here(Subject signingIn) {
        Subject bound = ThreadContext.getSubject();
        Subject found = bound instanceof WebSubject ? bound : signingIn;
        return found instanceof WebSubject ? (WebSubject) found : null;
    }
}
