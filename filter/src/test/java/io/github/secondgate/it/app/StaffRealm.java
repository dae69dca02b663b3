package io.github.secondgate.it.app;

import java.util.Collections;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.IncorrectCredentialsException;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.UnknownAccountException;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.authc.credential.AllowAllCredentialsMatcher;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;

/** Knows everybody, so that each test can take a person of its own; a name that begins with "admin" has that role. */
public class StaffRealm extends AuthorizingRealm {
    private String prefix = "";
    private boolean employees;

    public StaffRealm() {
        super(new AllowAllCredentialsMatcher());
    }

    /** Only names with this beginning are known here. */
    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    /** Whether principals are objects instead of names. */
    public void setEmployees(boolean employees) {
        this.employees = employees;
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        UsernamePasswordToken given = (UsernamePasswordToken) token;
        String name = given.getUsername();
        if (name == null || name.startsWith("nobody") || !name.startsWith(prefix)) {
            throw new UnknownAccountException();
        }
        String password = System.getProperty("it.password", "demo");
        if (given.getPassword() == null || !password.equals(new String(given.getPassword()))) {
            throw new IncorrectCredentialsException();
        }
        Object principal = employees ? new Employee(name) : name;
        return new SimpleAuthenticationInfo(principal, given.getPassword(), getName());
    }

    @Override
    protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        String name = String.valueOf(principals.getPrimaryPrincipal());
        boolean admin = name.startsWith("admin") || name.equals(System.getProperty("it.promoted"));
        return new SimpleAuthorizationInfo(admin ? Collections.singleton("admin") : Collections.<String>emptySet());
    }
}
