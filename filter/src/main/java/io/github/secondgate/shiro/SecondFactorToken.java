package io.github.secondgate.shiro;

import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.subject.PrincipalCollection;

/** A code for a person whose password the application has checked already. Its {@code toString} shows no code. */
public final class SecondFactorToken implements AuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final PrincipalCollection principals;
    private final String code;
    private final String address;

    /**
     * @param principals as the application's realm returned them
     * @param code of the app, 6 to 8 digits, or a recovery code
     * @param address where the request came from, for the audit log; may be null
     */
    public SecondFactorToken(PrincipalCollection principals, String code, String address) {
        this.principals = principals;
        this.code = code;
        this.address = address;
    }

    @Override
    public PrincipalCollection getPrincipal() {
        return principals;
    }

    @Override
    public String getCredentials() {
        return code;
    }

    String address() {
        return address;
    }

    @Override
    public String toString() {
        return "SecondFactorToken[redacted]";
    }
}
