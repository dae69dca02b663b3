package io.github.secondgate.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of {@code Secondgate} that are single texts, as the INI gives them: each setter keeps its text under its own
 * name. What they mean, and what is wrong with them, is said at the start.
 */
public abstract class TextSettings {
    private final Map<String, String> raw = new TreeMap<>();

    protected TextSettings() {}

    protected final Map<String, String> raw() {
        return raw;
    }

    /** Asked for a person's e-mail address, with one question mark for the account. */
    public void setEmailQuery(String emailQuery) {
        raw.put("emailQuery", emailQuery);
    }

    /** Asked for a person's phone number, with one question mark for the account. */
    public void setPhoneQuery(String phoneQuery) {
        raw.put("phoneQuery", phoneQuery);
    }

    /** The name an authenticator app shows beside the account; without a colon. */
    public void setIssuer(String issuer) {
        raw.put("issuer", issuer);
    }

    /** The character set in which the application's login reads its form; tried out where it is not said. */
    public void setFormEncoding(String formEncoding) {
        raw.put("formEncoding", formEncoding);
    }

    /** The file of keys, outside the database and the WAR. */
    public void setKeyFile(String keyFile) {
        raw.put("keyFile", keyFile);
    }

    /** How long a statement may take before the answer is 503; 1 to 30s, 3s by default. */
    public void setQueryTimeout(String queryTimeout) {
        raw.put("queryTimeout", queryTimeout);
    }

    /** The base of our own pages; {@code /2fa}. */
    public void setPath(String path) {
        raw.put("path", path);
    }

    /** What browsers see in place of the context path, where a proxy maps another prefix to it; the context path. */
    public void setPublicBase(String publicBase) {
        raw.put("publicBase", publicBase);
    }

    /** Where the application's login form posts to; {@code /login.jsp}. */
    public void setLoginPath(String loginPath) {
        raw.put("loginPath", loginPath);
    }

    /** Where the application logs out; {@code /logout}. */
    public void setLogoutPath(String logoutPath) {
        raw.put("logoutPath", logoutPath);
    }

    /** Where a person goes who asked for no page; {@code /}. */
    public void setHomePath(String homePath) {
        raw.put("homePath", homePath);
    }

    /** What may be seen while a second factor is owed: style sheets and the like; nothing by default. */
    public void setPublicPaths(String publicPaths) {
        raw.put("publicPaths", publicPaths);
    }

    /** Origins besides the server's own whose pages may send to ours; none by default. */
    public void setOrigins(String origins) {
        raw.put("origins", origins);
    }

    /** {@code voluntary}, {@code everyone}, {@code roles} or {@code off}. */
    public void setRequire(String require) {
        raw.put("require", require);
    }

    /** With {@code require = roles}: any one of them. */
    public void setRequiredRoles(String requiredRoles) {
        raw.put("requiredRoles", requiredRoles);
    }

    /** How long somebody newly required may go on without; 0 to 365d, 0 by default. */
    public void setGracePeriod(String gracePeriod) {
        raw.put("gracePeriod", gracePeriod);
    }

    /** The day with which that ends for everybody, such as {@code 2027-01-31}, in the server's time zone; none by default. */
    public void setGraceEnds(String graceEnds) {
        raw.put("graceEnds", graceEnds);
    }

    /** Accounts of which nothing is required. */
    public void setExempt(String exempt) {
        raw.put("exempt", exempt);
    }

    /** Roles whose people cannot disable their second factor; none by default. */
    public void setCannotDisable(String cannotDisable) {
        raw.put("cannotDisable", cannotDisable);
    }

    /** Whether the password is asked for once more before a factor is set up; false by default. */
    public void setPasswordBeforeSetUp(String passwordBeforeSetUp) {
        raw.put("passwordBeforeSetUp", passwordBeforeSetUp);
    }

    /** Whether a security question is asked beside the password before an app goes; false by default, and better so. */
    public void setSecurityQuestion(String securityQuestion) {
        raw.put("securityQuestion", securityQuestion);
    }

    /** Shiro realms whose logins another organisation made: nothing is asked of them; none by default. */
    public void setFederatedRealms(String federatedRealms) {
        raw.put("federatedRealms", federatedRealms);
    }

    /** An attribute of the session or request in which the application names the account of such a login. */
    public void setFederatedAttribute(String federatedAttribute) {
        raw.put("federatedAttribute", federatedAttribute);
    }

    /** The role of the administrators of two-factor; nobody by default, and then there are no pages for them. */
    public void setAdminRole(String adminRole) {
        raw.put("adminRole", adminRole);
    }

    /** A query for all accounts of the application, and their roles, by which the policy's reach is counted. */
    public void setAccountsQuery(String accountsQuery) {
        raw.put("accountsQuery", accountsQuery);
    }

    /** At first: {@code app}, and with commas {@code email} and {@code sms}; {@code app} by default. */
    public void setMethods(String methods) {
        raw.put("methods", methods);
    }

    /** Whether an account with an app may sign in by e-mail or SMS instead; false by default. */
    public void setWeakerMethods(String weakerMethods) {
        raw.put("weakerMethods", weakerMethods);
    }

    /** {@code none} or {@code email}: whether the first set-up asks for a code sent there; {@code none} by default. */
    public void setGuardFirstEnrolment(String guardFirstEnrolment) {
        raw.put("guardFirstEnrolment", guardFirstEnrolment);
    }

    /** How many SMS may leave within 24 hours; 1 to 1000000, 500 by default. */
    public void setSmsPerDay(String smsPerDay) {
        raw.put("smsPerDay", smsPerDay);
    }

    /** How old a second factor may be when factors are changed; 0 to 1h, 5m by default. */
    public void setFresh(String fresh) {
        raw.put("fresh", fresh);
    }

    /** How long a decision about a session is believed; 0 to 60s, 5s by default. */
    public void setRecheck(String recheck) {
        raw.put("recheck", recheck);
    }

    /** How many recovery codes are in a set; 0 (none at all) to 20, 8 by default. */
    public void setRecoveryCodes(String recoveryCodes) {
        raw.put("recoveryCodes", recoveryCodes);
    }

    /** Characters of a recovery code; 8 to 32, 8 by default. */
    public void setRecoveryCodeLength(String recoveryCodeLength) {
        raw.put("recoveryCodeLength", recoveryCodeLength);
    }

    /** Time steps either side of the current one; 0 to 2, 1 by default. */
    public void setTolerance(String tolerance) {
        raw.put("tolerance", tolerance);
    }

    /** {@code SHA1}, {@code SHA256} or {@code SHA512}; {@code SHA1} by default. */
    public void setAlgorithm(String algorithm) {
        raw.put("algorithm", algorithm);
    }

    /** Digits of a code; 6 to 8, 6 by default. */
    public void setDigits(String digits) {
        raw.put("digits", digits);
    }

    /** Seconds of a time step; 10 to 300, 30 by default. */
    public void setPeriod(String period) {
        raw.put("period", period);
    }

    /** In which days begin and end, and are written; the machine's by default. */
    public void setTimeZone(String timeZone) {
        raw.put("timeZone", timeZone);
    }

    /** The language of those who ask for none that there is; {@code en}. */
    public void setLanguage(String language) {
        raw.put("language", language);
    }

    /** The request or session attribute in which the application keeps the person's language; none by default. */
    public void setLanguageAttribute(String languageAttribute) {
        raw.put("languageAttribute", languageAttribute);
    }

    /** Whether a login stays invisible to the application in its own request; false by default. */
    public void setMaskAtLogin(String maskAtLogin) {
        raw.put("maskAtLogin", maskAtLogin);
    }

    /** The property of a principal object that names the account. */
    public void setAccount(String account) {
        raw.put("account", account);
    }

    /** The property of a principal object that holds what the person types at the login. */
    public void setLoginName(String loginName) {
        raw.put("loginName", loginName);
    }

    /** Whether the realm's name stands before the account; must be said where there are several realms. */
    public void setRealmPrefix(String realmPrefix) {
        raw.put("realmPrefix", realmPrefix);
    }

    /** Whether {@code Alice} and {@code alice} are one account; true by default. */
    public void setFoldAccounts(String foldAccounts) {
        raw.put("foldAccounts", foldAccounts);
    }
}
