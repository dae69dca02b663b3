package io.github.secondgate.login.attribute;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.BeanPath;
import io.github.secondgate.login.servlet.ServletLogin;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Whoever an attribute of the session names, as the application left it there. The password was asked by the application's own
 * code, which cannot be asked from here.
 */
public final class AttributeLogin extends ServletLogin {
    private final SignedInAttribute attribute;
    private final BeanPath roles;

    /** @param roles the property of the attribute's value that names roles; null for what {@code isUserInRole} says */
    public AttributeLogin(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountNames accountNames,
            SignedInAttribute attribute,
            BeanPath roles) {
        super(request, response, accountNames);
        this.attribute = attribute;
        this.roles = roles;
    }

    @Override
    public String madeBy() {
        return "the session's attribute " + attribute;
    }

    @Override
    protected String user() {
        return attribute.user(this::attribute);
    }

    @Override
    protected Set<String> attributes() {
        return attribute.names();
    }

    @Override
    protected boolean namesSomebody(String name, Object value) {
        return attribute.user(name, value) != null;
    }

    @Override
    protected boolean inRole(String role) {
        return roles == null ? super.inRole(role) : attribute.hasRole(this::attribute, roles, role);
    }

    /** It is the session's. */
    @Override
    protected void endLogin() {}
}
