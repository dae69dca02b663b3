package io.github.secondgate.shiro;

import java.util.Objects;
import org.apache.shiro.subject.PrincipalCollection;

/** Who sits at the keyboard: the bottom of the run-as stack, under the account name that Secondgate keeps. */
public final class Person {
    private final String account;
    private final PrincipalCollection principals;

    Person(String account, PrincipalCollection principals) {
        this.account = Objects.requireNonNull(account);
        this.principals = Objects.requireNonNull(principals);
    }

    /** The normalised account name, 1 to 255 characters. */
    public String account() {
        return account;
    }

    /** What the application's realms said at the login. */
    public PrincipalCollection principals() {
        return principals;
    }

    @Override
    public String toString() {
        return account;
    }
}
