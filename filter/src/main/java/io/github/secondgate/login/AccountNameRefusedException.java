package io.github.secondgate.login;

/**
 * What the application names a principal by cannot be an account name: it is empty, too long, or holds a character that
 * nobody sees. Whoever signed in under it is treated as nobody. Its words do not hold the name.
 */
public final class AccountNameRefusedException extends UnknownPersonException {
    private static final long serialVersionUID = 1L;

    AccountNameRefusedException(String message) {
        super(message);
    }
}
