package io.github.secondgate.it.app;

import org.apache.shiro.subject.Subject;
import org.apache.shiro.subject.SubjectContext;
import org.apache.shiro.web.mgt.DefaultWebSubjectFactory;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.subject.support.WebDelegatingSubject;

/** Makes Subjects of the application's own class. */
public class OwnSubjects extends DefaultWebSubjectFactory {
    /** As Shiro's, but for its class. */
    public static class Own extends WebDelegatingSubject {
        private static final long serialVersionUID = 1;

        Own(WebSubject shiros, String host) {
            super(
                    shiros.getPrincipals(),
                    shiros.isAuthenticated(),
                    host,
                    shiros.getSession(false),
                    true,
                    shiros.getServletRequest(),
                    shiros.getServletResponse(),
                    ((WebDelegatingSubject) shiros).getSecurityManager());
        }
    }

    @Override
    public Subject createSubject(SubjectContext context) {
        Subject shiros = super.createSubject(context);
        return shiros instanceof WebSubject ? new Own((WebSubject) shiros, context.resolveHost()) : shiros;
    }
}
