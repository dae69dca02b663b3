package io.github.secondgate.login;

/** A principal that is no text. */
public final class Employee {
    private final String login;

    public Employee(String login) {
        this.login = login;
    }

    public String getLogin() {
        return login;
    }

    public int getNumber() {
        return 42;
    }

    public boolean isActive() {
        return true;
    }

    public String getBroken() {
        throw new IllegalStateException("detached");
    }

    public void setSecret(String secret) {
        throw new UnsupportedOperationException(secret);
    }

    @Override
    public String toString() {
        return "alice";
    }
}
