package io.github.secondgate.config;

/**
 * What {@code shiro.ini} sets of the settings that are texts: a setter for each row of {@link Setting}, which says what
 * they are, named as that. They keep the text and never throw; what it means, and what is wrong with it, is said at the start.
 */
public abstract class TextSettings extends RawSettings {
    protected TextSettings() {}

    public void setIssuer(String issuer) {
        say(Setting.ISSUER, issuer);
    }

    public void setKeyFile(String keyFile) {
        say(Setting.KEY_FILE, keyFile);
    }

    public void setLogin(String login) {
        say(Setting.LOGIN, login);
    }

    public void setLoginRoles(String loginRoles) {
        say(Setting.LOGIN_ROLES, loginRoles);
    }

    public void setHideAuthorization(String hideAuthorization) {
        say(Setting.HIDE_AUTHORIZATION, hideAuthorization);
    }

    public void setRotateSession(String rotateSession) {
        say(Setting.ROTATE_SESSION, rotateSession);
    }

    public void setPath(String path) {
        say(Setting.PATH, path);
    }

    public void setLoginPath(String loginPath) {
        say(Setting.LOGIN_PATH, loginPath);
    }

    public void setLogoutPath(String logoutPath) {
        say(Setting.LOGOUT_PATH, logoutPath);
    }

    public void setHomePath(String homePath) {
        say(Setting.HOME_PATH, homePath);
    }

    public void setPublicPaths(String publicPaths) {
        say(Setting.PUBLIC_PATHS, publicPaths);
    }

    public void setPublicBase(String publicBase) {
        say(Setting.PUBLIC_BASE, publicBase);
    }

    public void setOrigins(String origins) {
        say(Setting.ORIGINS, origins);
    }

    public void setRequire(String require) {
        say(Setting.REQUIRE, require);
    }

    public void setRequiredRoles(String requiredRoles) {
        say(Setting.REQUIRED_ROLES, requiredRoles);
    }

    public void setGracePeriod(String gracePeriod) {
        say(Setting.GRACE_PERIOD, gracePeriod);
    }

    public void setGraceEnds(String graceEnds) {
        say(Setting.GRACE_ENDS, graceEnds);
    }

    public void setExempt(String exempt) {
        say(Setting.EXEMPT, exempt);
    }

    public void setCannotDisable(String cannotDisable) {
        say(Setting.CANNOT_DISABLE, cannotDisable);
    }

    public void setFederatedRealms(String federatedRealms) {
        say(Setting.FEDERATED_REALMS, federatedRealms);
    }

    public void setFederatedAttribute(String federatedAttribute) {
        say(Setting.FEDERATED_ATTRIBUTE, federatedAttribute);
    }

    public void setFresh(String fresh) {
        say(Setting.FRESH, fresh);
    }

    public void setRecheck(String recheck) {
        say(Setting.RECHECK, recheck);
    }

    public void setPasswordBeforeSetUp(String passwordBeforeSetUp) {
        say(Setting.PASSWORD_BEFORE_SET_UP, passwordBeforeSetUp);
    }

    public void setKeepPending(String keepPending) {
        say(Setting.KEEP_PENDING, keepPending);
    }

    public void setSecurityQuestion(String securityQuestion) {
        say(Setting.SECURITY_QUESTION, securityQuestion);
    }

    public void setMaskAtLogin(String maskAtLogin) {
        say(Setting.MASK_AT_LOGIN, maskAtLogin);
    }

    public void setMethods(String methods) {
        say(Setting.METHODS, methods);
    }

    public void setWeakerMethods(String weakerMethods) {
        say(Setting.WEAKER_METHODS, weakerMethods);
    }

    public void setChooseApp(String chooseApp) {
        say(Setting.CHOOSE_APP, chooseApp);
    }

    public void setGuardFirstEnrolment(String guardFirstEnrolment) {
        say(Setting.GUARD_FIRST_ENROLMENT, guardFirstEnrolment);
    }

    public void setSmsPerDay(String smsPerDay) {
        say(Setting.SMS_PER_DAY, smsPerDay);
    }

    public void setRecoveryCodes(String recoveryCodes) {
        say(Setting.RECOVERY_CODES, recoveryCodes);
    }

    public void setRecoveryCodeLength(String recoveryCodeLength) {
        say(Setting.RECOVERY_CODE_LENGTH, recoveryCodeLength);
    }

    public void setTolerance(String tolerance) {
        say(Setting.TOLERANCE, tolerance);
    }

    public void setAlgorithm(String algorithm) {
        say(Setting.ALGORITHM, algorithm);
    }

    public void setDigits(String digits) {
        say(Setting.DIGITS, digits);
    }

    public void setPeriod(String period) {
        say(Setting.PERIOD, period);
    }

    public void setSendWhenComplete(String sendWhenComplete) {
        say(Setting.SEND_WHEN_COMPLETE, sendWhenComplete);
    }

    public void setAccount(String account) {
        say(Setting.ACCOUNT, account);
    }

    public void setLoginName(String loginName) {
        say(Setting.LOGIN_NAME, loginName);
    }

    public void setRealmPrefix(String realmPrefix) {
        say(Setting.REALM_PREFIX, realmPrefix);
    }

    public void setFoldAccounts(String foldAccounts) {
        say(Setting.FOLD_ACCOUNTS, foldAccounts);
    }

    public void setFormEncoding(String formEncoding) {
        say(Setting.FORM_ENCODING, formEncoding);
    }

    public void setLanguage(String language) {
        say(Setting.LANGUAGE, language);
    }

    public void setLanguageAttribute(String languageAttribute) {
        say(Setting.LANGUAGE_ATTRIBUTE, languageAttribute);
    }

    public void setLanguagePicker(String languagePicker) {
        say(Setting.LANGUAGE_PICKER, languagePicker);
    }

    public void setTimeZone(String timeZone) {
        say(Setting.TIME_ZONE, timeZone);
    }

    public void setAdminRole(String adminRole) {
        say(Setting.ADMIN_ROLE, adminRole);
    }

    public void setAccountsQuery(String accountsQuery) {
        say(Setting.ACCOUNTS_QUERY, accountsQuery);
    }

    public void setQueryTimeout(String queryTimeout) {
        say(Setting.QUERY_TIMEOUT, queryTimeout);
    }

    public void setHelpdesk(String helpdesk) {
        say(Setting.HELPDESK, helpdesk);
    }

    public void setHelpdeskLink(String helpdeskLink) {
        say(Setting.HELPDESK_LINK, helpdeskLink);
    }

    public void setHelpdeskHours(String helpdeskHours) {
        say(Setting.HELPDESK_HOURS, helpdeskHours);
    }

    public void setDayPass(String dayPass) {
        say(Setting.DAY_PASS, dayPass);
    }

    public void setSchema(String schema) {
        say(Setting.SCHEMA, schema);
    }

    public void setEmailQuery(String emailQuery) {
        say(Setting.EMAIL_QUERY, emailQuery);
    }

    public void setPhoneQuery(String phoneQuery) {
        say(Setting.PHONE_QUERY, phoneQuery);
    }

    public void setSite(String site) {
        say(Setting.SITE, site);
    }
}
