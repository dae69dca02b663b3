package io.github.secondgate.start;

import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.LoginOptions;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.LoginRequests;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.shiro.AccountResolver;
import io.github.secondgate.shiro.ObservedSubjectFactory;
import io.github.secondgate.shiro.SecondFactorRealm;
import io.github.secondgate.shiro.ShiroGateFilter;
import io.github.secondgate.shiro.ShiroLogins;
import io.github.secondgate.shiro.SubjectGate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.servlet.Filter;
import org.apache.shiro.mgt.AbstractRememberMeManager;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.RealmSecurityManager;
import org.apache.shiro.mgt.RememberMeManager;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.realm.Realm;
import org.apache.shiro.web.env.WebEnvironment;

/** Shiro as the application's login. */
public final class ShiroWiring implements LoginWiring {
    /** Shiro's old default, known to everybody since CVE-2016-4437. */
    private static final byte[] PUBLIC_REMEMBER_ME_KEY = Base64.getDecoder().decode("kPH+bIxk5D2deZiIxcaaaA==");

    private final List<String> faults = new ArrayList<>();
    private final RealmSecurityManager manager;

    public ShiroWiring(WebEnvironment environment) {
        filterConfiguration(environment);
        manager = manager(environment.getWebSecurityManager());
    }

    @Override
    public boolean isShiro() {
        return true;
    }

    @Override
    public List<String> faults() {
        return faults;
    }

    @Override
    public List<String> misfits(LoginOptions login, GateOptions options) {
        return Collections.emptyList();
    }

    private void filterConfiguration(WebEnvironment environment) {
        if (environment.getShiroFilterConfiguration().isFilterOncePerRequest()) {
            faults.add(
                    "Shiro is configured with filterOncePerRequest = true, which would let forwards past the gate: remove"
                            + " it.");
        }
    }

    private RealmSecurityManager manager(SecurityManager manager) {
        if (!(manager instanceof RealmSecurityManager)) {
            faults.add("Shiro's security manager is a "
                    + manager.getClass().getName()
                    + ": use one with realms, such as Shiro's DefaultWebSecurityManager.");
            return null;
        }
        if (manager instanceof DefaultSecurityManager) {
            rememberMe(((DefaultSecurityManager) manager).getRememberMeManager());
        }
        return (RealmSecurityManager) manager;
    }

    @Override
    public List<String> realms() {
        return manager == null || manager.getRealms() == null
                ? Collections.emptyList()
                : manager.getRealms().stream().map(Realm::getName).collect(Collectors.toList());
    }

    private void rememberMe(RememberMeManager rememberMe) {
        boolean publicKey = rememberMe instanceof AbstractRememberMeManager
                && Arrays.equals(((AbstractRememberMeManager) rememberMe).getCipherKey(), PUBLIC_REMEMBER_ME_KEY);
        if (publicKey) {
            faults.add("securityManager.rememberMeManager.cipherKey is the key that was Shiro's default and is known to"
                    + " everybody: set a random one of your own by the line that \"java -jar secondgate-filter.jar"
                    + " new-cipher-key\" prints, securityManager.rememberMeManager.cipherKey = ….");
        }
    }

    @Override
    public Filter before(Gatekeeper gate, GateEvents events, GateOptions options, LoginOptions login, Clock clock) {
        ShiroLogins logins = new ShiroLogins(manager, new AccountResolver(options.accountNames));
        LoginRequests loginRequests = LoginWiring.loginRequests(gate, options);
        ObservedSubjectFactory subjects =
                new ObservedSubjectFactory(logins, events, loginRequests::hides, gate::sessionEnded, clock);
        subjects.install();
        return new ShiroGateFilter(new SubjectGate(gate, logins, subjects, loginRequests));
    }

    /** For an application that builds its own challenge. */
    public static SecondFactorRealm secondFactorRealm(Composition composition) {
        return new SecondFactorRealm(composition.verifier(), new AccountResolver(composition.accountNames()));
    }
}
