package io.github.secondgate.config;

/** Whether what signs people in is what the settings say, and can do what they ask. */
public final class LoginOptions {
    /** What signs people in. */
    public enum SignIn {
        SHIRO,
        /** whatever stands behind {@code getRemoteUser}: FORM, BASIC, DIGEST, CLIENT-CERT, a proxy in front */
        CONTAINER
    }

    private LoginOptions() {}

    /** @param found what signs people in as far as the start could find out */
    public static void settle(Settings settings, SignIn found) {
        SignIn said = settings.get(Setting.LOGIN);
        if (found == SignIn.CONTAINER) {
            confirmed(settings, said);
            container(settings);
        } else if (said == SignIn.CONTAINER) {
            settings.fault(
                    Setting.LOGIN,
                    "is container, but Shiro is in this application, whose logins the gate would then not see",
                    "take shiro-*.jar out of WEB-INF/lib if Shiro is not used, else leave the line out");
        }
    }

    /** Whoever forgot Shiro's jars must not stand behind a gate that looks elsewhere. */
    private static void confirmed(Settings settings, SignIn said) {
        if (said == SignIn.SHIRO) {
            settings.fault(
                    Setting.LOGIN, "is shiro, but no Shiro is in this application", "add shiro-web to WEB-INF/lib");
        } else if (said == null) {
            settings.fault(
                    Setting.LOGIN,
                    "is missing, and no Shiro is in this application",
                    "add the line secondgate.login = container if the container signs people in (FORM, BASIC, DIGEST,"
                            + " CLIENT-CERT, or whatever else getRemoteUser tells)");
        }
    }

    /** A container names one user, and asks nobody for a password who is signed in. */
    private static void container(Settings settings) {
        String once = "cannot be met with login = container, which asks for a password at the sign-in only";
        if (settings.get(Setting.PASSWORD_BEFORE_SET_UP)) {
            settings.fault(Setting.PASSWORD_BEFORE_SET_UP, once, "leave it out");
        }
        if (settings.get(Setting.SECURITY_QUESTION)) {
            settings.fault(Setting.SECURITY_QUESTION, once, "leave it out");
        }
        String realms = "has no meaning with login = container, which has no realms";
        if (Boolean.TRUE.equals(settings.get(Setting.REALM_PREFIX))) {
            settings.fault(Setting.REALM_PREFIX, realms, "leave it out");
        }
        if (!settings.get(Setting.FEDERATED_REALMS).isEmpty()) {
            settings.fault(Setting.FEDERATED_REALMS, realms, "leave it out, or say federatedAttribute");
        }
    }
}
