package io.github.secondgate.it.app;

import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.IncorrectCredentialsException;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.authc.credential.AllowAllCredentialsMatcher;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;

/** Takes a ticket of another organisation for anybody; the ticket comes as the password "ticket". */
public class PartnerRealm extends AuthorizingRealm {
    public PartnerRealm() {
        super(new AllowAllCredentialsMatcher());
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        UsernamePasswordToken given = (UsernamePasswordToken) token;
        if (given.getPassword() == null || !"ticket".equals(new String(given.getPassword()))) {
            throw new IncorrectCredentialsException();
        }
        return new SimpleAuthenticationInfo(given.getUsername(), given.getPassword(), getName());
    }

    @Override
    protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        return new SimpleAuthorizationInfo();
    }
}
