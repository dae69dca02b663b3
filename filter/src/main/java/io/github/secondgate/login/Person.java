package io.github.secondgate.login;

import java.util.Objects;
import java.util.Set;

/** Who sits at the keyboard, under the account name that Secondgate keeps. */
public final class Person {
    private final String account;
    private final Object principal;
    private final Set<String> realms;

    /**
     * @param account normalised
     * @param principal as {@link Login#principal}
     * @param realms the names of those that made the login; empty where the login has none
     */
    public Person(String account, Object principal, Set<String> realms) {
        this.account = Objects.requireNonNull(account);
        this.principal = Objects.requireNonNull(principal);
        this.realms = realms;
    }

    /** The normalised account name, 1 to 255 characters. */
    public String account() {
        return account;
    }

    /** What the application's login said; equal to that of this person's next request. */
    public Object principal() {
        return principal;
    }

    /** The names of the realms that made the login, of which there may be none. */
    public Set<String> realms() {
        return realms;
    }

    @Override
    public String toString() {
        return account;
    }
}
