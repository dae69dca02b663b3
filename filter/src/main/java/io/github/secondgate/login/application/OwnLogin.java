package io.github.secondgate.login.application;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.servlet.ServletLogin;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Whoever a class of the application tells. */
public final class OwnLogin extends ServletLogin {
    private final ApplicationLogin application;

    public OwnLogin(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountNames accountNames,
            ApplicationLogin application) {
        super(request, response, accountNames);
        this.application = application;
    }

    @Override
    public String madeBy() {
        return application.getClass().getName();
    }

    @Override
    protected String user() {
        return application.user(requestAsItCame());
    }

    @Override
    protected Set<String> attributes() {
        return application.attributes();
    }

    @Override
    protected HttpServletRequest masked(HttpServletRequest shown) {
        return application.masked(shown);
    }

    @Override
    protected boolean keptBySession() {
        return true;
    }

    @Override
    protected boolean staysVisible() {
        return attributes().isEmpty();
    }

    @Override
    protected boolean inRole(String role) {
        return application.hasRole(requestAsItCame(), role);
    }

    @Override
    public boolean asksPassword() {
        return application.asksPassword();
    }

    @Override
    public boolean isPassword(String given) {
        return application.isPassword(principal(), given);
    }

    @Override
    protected void endLogin() {
        application.logOut(requestAsItCame(), response());
    }
}
