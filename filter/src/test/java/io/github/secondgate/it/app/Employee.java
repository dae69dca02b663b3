package io.github.secondgate.it.app;

import java.io.Serializable;

/** A principal as older applications have it: an object that prints as something else than its name. */
public class Employee implements Serializable {
    private static final long serialVersionUID = 1;
    private final String login;

    Employee(String login) {
        this.login = login;
    }

    public String getLogin() {
        return login;
    }

    @Override
    public String toString() {
        return "employee";
    }
}
