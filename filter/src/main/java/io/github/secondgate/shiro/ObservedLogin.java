package io.github.secondgate.shiro;

import org.apache.shiro.subject.PrincipalCollection;

/** The login of a Subject which the application sees itself, or sees nobody of. */
final class ObservedLogin extends ShiroLogin {
    ObservedLogin(ObservedSubject subject, ShiroLogins shiro) {
        super(subject, shiro);
    }

    /** Not kept a second time, as there is one of these at each request. */
    private ObservedSubject observed() {
        return (ObservedSubject) subject;
    }

    @Override
    public PrincipalCollection principal() {
        return observed().person();
    }

    @Override
    public boolean authenticated() {
        return observed().personGavePassword();
    }

    @Override
    public boolean madeJustNow() {
        return observed().whoLoggedIn() == subject;
    }

    @Override
    public boolean actsAsAnother() {
        return observed().personActsAsAnother();
    }

    @Override
    public void logOut() {
        observed().logOutPerson();
    }
}
