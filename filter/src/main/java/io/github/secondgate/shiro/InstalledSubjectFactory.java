package io.github.secondgate.shiro;

import javax.servlet.ServletRequest;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.mgt.SubjectFactory;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.subject.SubjectContext;
import org.apache.shiro.util.ThreadContext;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.mgt.DefaultWebSubjectFactory;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.subject.WebSubjectContext;

/**
 * Stands in the place of the factory of Subjects that a security manager has. It makes the Subject that comes with a request one
 * that the gate can mask, so that no second one is needed in front of it, and leaves all others to that factory. It notices
 * each login that does not go through the Subject of its request: one through a Subject of the application's own making, or by
 * the security manager itself.
 */
final class InstalledSubjectFactory implements SubjectFactory {
    private final SubjectFactory factory;
    private final ObservedSubjectFactory watch;
    /** Whether the application has no Subjects of its own. */
    private final boolean ofShiro;

    private InstalledSubjectFactory(SubjectFactory factory, ObservedSubjectFactory watch, SecurityManager manager) {
        this.factory = factory;
        this.watch = watch;
        // A manager of the application's own may put something of its own in front of what is made here.
        this.ofShiro = factory.getClass() == DefaultWebSubjectFactory.class
                && manager.getClass() == DefaultWebSecurityManager.class;
    }

    /** In the place of the factory that the manager has, or of one of these from an earlier start. */
    static void install(DefaultSecurityManager manager, ObservedSubjectFactory watch) {
        SubjectFactory found = manager.getSubjectFactory();
        manager.setSubjectFactory(new InstalledSubjectFactory(
                found instanceof InstalledSubjectFactory ? ((InstalledSubjectFactory) found).factory : found,
                watch,
                manager));
    }

    @Override
    public Subject createSubject(SubjectContext context) {
        boolean loggingIn = context.getAuthenticationInfo() != null;
        GatedRequest request = ofShiro && !loggingIn ? without(context) : null;
        if (request != null) {
            return watch.made((WebSubjectContext) context, request);
        }
        Subject made = factory.createSubject(context);
        if (loggingIn) {
            WebSubject here = here(context.getSubject());
            if (here != null
                    && !(here instanceof ObservedSubject && ((ObservedSubject) here).signsIn(context.getSubject()))) {
                // Not those of what was made, which may be of whom somebody acts as in that session.
                watch.loggedInBeside(here, made, context.resolvePrincipals());
            }
        }
        return made;
    }

    /** The request with which the Subject comes; null where that has one, or there is none. */
    private static GatedRequest without(SubjectContext context) {
        ServletRequest request =
                context instanceof WebSubjectContext ? ((WebSubjectContext) context).getServletRequest() : null;
        return request instanceof GatedRequest && ((GatedRequest) request).takesSubject()
                ? (GatedRequest) request
                : null;
    }

    /** That of the request, if this thread knows it; else the one who signs in; null where neither is of a request. */
    private static WebSubject here(Subject signingIn) {
        Subject bound = ThreadContext.getSubject();
        Subject found = bound instanceof WebSubject ? bound : signingIn;
        return found instanceof WebSubject ? (WebSubject) found : null;
    }
}
