package io.github.secondgate.gate;

import io.github.secondgate.login.Login;
import java.util.function.Supplier;

/** What is looked at beside the password of a client that signs in with each request. */
@FunctionalInterface
public interface Clients {
    /** Nothing is: where no address takes anything. */
    Clients NONE = (login, decided) -> decided.get();

    /**
     * Where a visitor stands at this dispatch: let through by what their client shows in this very request, or else as it
     * was decided without it.
     *
     * @param decided asked where that is needed, and then once
     */
    AccessState standing(Login login, Supplier<AccessState> decided);
}
