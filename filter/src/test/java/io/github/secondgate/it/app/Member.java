package io.github.secondgate.it.app;

import java.io.Serializable;
import java.util.List;

/** Whom an application keeps in its session, under the name of a public type whose class nobody else sees. */
public interface Member extends Serializable {
    String getName();

    boolean isActive();

    List<Role> getRoles();

    Member getSelf();

    /** What it may do. */
    enum Role {
        staff,
        admin
    }

    /** @param name null for one whose name is not known */
    static Member of(String name, boolean active) {
        return new Known(name, active);
    }
}

/** One that each request may have a copy of. */
final class Known implements Member {
    private static final long serialVersionUID = 1;

    private final String name;
    private final boolean active;

    Known(String name, boolean active) {
        this.name = name;
        this.active = active;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    public List<Role> getRoles() {
        return "admin".equals(name) ? List.of(Role.staff, Role.admin) : List.of(Role.staff);
    }

    @Override
    public Member getSelf() {
        return this;
    }
}
