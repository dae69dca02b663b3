package io.github.secondgate.config;

import io.github.secondgate.login.BeanPath;
import io.github.secondgate.login.application.ApplicationLogin;
import io.github.secondgate.login.application.ApplicationLogins;
import io.github.secondgate.login.attribute.SignedInAttribute;
import java.util.function.Function;

/** What signs people in: whether it is what the settings say, and can do what they ask. */
public final class LoginOptions {
    /** What signs people in. */
    public enum SignIn {
        SHIRO,
        /** whatever stands behind {@code getRemoteUser}: FORM, BASIC, DIGEST, CLIENT-CERT, a proxy in front */
        CONTAINER,
        /** the application, which keeps it in an attribute of the session */
        SESSION,
        /** a class of the application tells */
        CLASS,
        /** Spring Security, by whatever of its filters */
        SPRING_SECURITY
    }

    private static final String SESSION = "session:";
    private static final String CLASS = "class:";
    private static final String SPRING_SECURITY = "spring-security";
    private static final String ALL = "container if the container signs people in (FORM, BASIC, DIGEST, CLIENT-CERT, or"
            + " whatever else getRemoteUser tells), session:ATTRIBUTE if the application keeps who is signed in as that"
            + " attribute of its session, spring-security if Spring Security signs people in, or class:NAME if a class of"
            + " yours tells";

    /** Null where the start is refused. */
    public final SignIn signIn;
    /** Of SESSION alone, as the next is of CLASS. */
    public final SignedInAttribute attribute;

    public final ApplicationLogin application;
    /** Null for what {@code isUserInRole} says. */
    public final BeanPath roles;

    public final boolean rotateSession;

    /** @param shiro whether Shiro is in this application */
    public LoginOptions(Settings settings, boolean shiro) {
        String said = settings.get(Setting.LOGIN);
        signIn = shiro ? SignIn.SHIRO : signIn(settings, said);
        if (shiro && said != null && !said.equalsIgnoreCase("shiro")) {
            settings.fault(
                    Setting.LOGIN,
                    "is " + said + ", but Shiro is in this application, whose logins the gate would then not see",
                    "take shiro-*.jar out of WEB-INF/lib if Shiro is not used, else leave the line out");
        }
        attribute = signIn == SignIn.SESSION
                ? read(settings, said.substring(SESSION.length()), SignedInAttribute::of)
                : null;
        application =
                signIn == SignIn.CLASS ? read(settings, said.substring(CLASS.length()), ApplicationLogins::of) : null;
        roles = settings.get(Setting.LOGIN_ROLES);
        rotateSession = settings.get(Setting.ROTATE_SESSION);
        if (signIn != null) {
            fitting(settings);
        }
    }

    /** Whoever forgot Shiro's jars must not stand behind a gate that looks elsewhere. */
    private static SignIn signIn(Settings settings, String said) {
        if (said == null) {
            settings.fault(
                    Setting.LOGIN,
                    "is missing, and no Shiro is in this application",
                    "add the line secondgate.login = " + ALL);
        } else if (said.equalsIgnoreCase("shiro")) {
            settings.fault(
                    Setting.LOGIN, "is shiro, but no Shiro is in this application", "add shiro-web to WEB-INF/lib");
        } else if (said.equalsIgnoreCase("container")) {
            return SignIn.CONTAINER;
        } else if (said.equalsIgnoreCase(SPRING_SECURITY)) {
            return SignIn.SPRING_SECURITY;
        } else if (said.startsWith(SESSION)) {
            return SignIn.SESSION;
        } else if (said.startsWith(CLASS)) {
            return SignIn.CLASS;
        } else {
            settings.fault(Setting.LOGIN, "is '" + said + "'", "say " + ALL + ", or shiro");
        }
        return null;
    }

    private static <T> T read(Settings settings, String text, Function<String, T> meaning) {
        try {
            return meaning.apply(text.trim());
        } catch (IllegalArgumentException e) {
            settings.fault(Setting.LOGIN, "does not fit", e.getMessage());
            return null;
        }
    }

    private void fitting(Settings settings) {
        if (signIn == SignIn.SHIRO) {
            withShiro(settings);
            return;
        }
        String login = settings.get(Setting.LOGIN);
        String cannot = "cannot be met with login = " + login;
        boolean asks = signIn == SignIn.CLASS && (application == null || application.asksPassword())
                || signIn == SignIn.SPRING_SECURITY;
        if (!asks) {
            String once = cannot + ", by which nobody is asked for a password again";
            refused(settings, Setting.PASSWORD_BEFORE_SET_UP, once);
            refused(settings, Setting.SECURITY_QUESTION, once);
        }
        if (signIn == SignIn.SPRING_SECURITY) {
            withSpringSecurity(settings, cannot);
        }
        if (application != null && application.attributes().isEmpty()) {
            refused(settings, Setting.MASK_AT_LOGIN, cannot + ", which names no attributes that a login writes");
        }
        withoutShiro(settings, "has no meaning with login = " + login);
    }

    private static void withSpringSecurity(Settings settings, String cannot) {
        refused(
                settings,
                Setting.MASK_AT_LOGIN,
                cannot + ": what code of the application puts into the SecurityContextHolder, it sees there");
        refused(settings, Setting.HIDE_AUTHORIZATION, cannot + ", which may sign people in by that header");
    }

    private void withoutShiro(Settings settings, String meaningless) {
        String realms = meaningless + ", which has no realms";
        refused(settings, Setting.REALM_PREFIX, realms);
        if (!settings.get(Setting.FEDERATED_REALMS).isEmpty()) {
            settings.fault(Setting.FEDERATED_REALMS, realms, "leave it out, or say federatedAttribute");
        }
        if (roles != null && signIn != SignIn.SESSION) {
            settings.fault(
                    Setting.LOGIN_ROLES, meaningless, "leave it out, it is a property of the session's attribute");
        }
    }

    private void withShiro(Settings settings) {
        if (roles != null) {
            settings.fault(
                    Setting.LOGIN_ROLES, "has no meaning with Shiro", "leave it out, Shiro's realms know the roles");
        }
        if (!rotateSession) {
            settings.fault(Setting.ROTATE_SESSION, "is false, which Shiro's logins do not know", "leave it out");
        }
    }

    private static void refused(Settings settings, Setting<Boolean> setting, String why) {
        if (Boolean.TRUE.equals(settings.get(setting))) {
            settings.fault(setting, why, "leave it out");
        }
    }
}
