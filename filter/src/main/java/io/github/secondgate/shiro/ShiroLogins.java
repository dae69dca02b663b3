package io.github.secondgate.shiro;

import org.apache.shiro.mgt.RealmSecurityManager;
import org.apache.shiro.web.subject.WebSubject;

/** Shiro as the application's login, asked of one Subject after the other. */
public final class ShiroLogins {
    private final RealmSecurityManager manager;
    private final AccountResolver accountResolver;
    private final RealmPasswords passwords;

    public ShiroLogins(RealmSecurityManager manager, AccountResolver accountResolver) {
        this.manager = manager;
        this.accountResolver = accountResolver;
        this.passwords = new RealmPasswords(manager, accountResolver);
    }

    /** The login that this Subject came with, and not the one that the application sees of it. */
    public ShiroLogin of(WebSubject real) {
        return real instanceof ObservedSubject
                ? new ObservedLogin((ObservedSubject) real, this)
                : new ShiroLogin(real, this);
    }

    /** The login that the application sees of this Subject. */
    ShiroLogin asSeen(WebSubject shown) {
        return new ShiroLogin(shown, this);
    }

    /** That of a Subject through which somebody signed in within this dispatch. */
    ShiroLogin madeJustNow(WebSubject subject) {
        return subject instanceof ObservedSubject
                ? of(subject)
                : new ShiroLogin(subject, this) {
                    @Override
                    public boolean madeJustNow() {
                        return true;
                    }
                };
    }

    RealmSecurityManager manager() {
        return manager;
    }

    AccountResolver accountResolver() {
        return accountResolver;
    }

    RealmPasswords passwords() {
        return passwords;
    }
}
