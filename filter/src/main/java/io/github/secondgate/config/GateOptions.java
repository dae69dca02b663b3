package io.github.secondgate.config;

import io.github.secondgate.gate.PathRule;
import io.github.secondgate.gate.Paths;
import io.github.secondgate.gate.client.ClientPaths;
import io.github.secondgate.gate.client.ClientProof;
import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Federation;
import io.github.secondgate.login.SignAddress;
import io.github.secondgate.login.UnknownPersonException;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.totp.Totp;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the settings mean, each read exactly once; usable only when the reading found no fault. */
public final class GateOptions {
    public final String issuer;
    /** In which a day begins and ends. */
    public final ZoneId timeZone;

    public final Path keyFile;
    public final Paths paths;
    /** At which addresses clients that sign in with each request may show something beside the password. */
    public final ClientPaths clients;

    public final Totp totp;
    public final int tolerance;
    public final int recoveryCodes;
    public final int recoveryCodeLength;
    public final boolean realmPrefix;
    public final AccountNames accountNames;
    public final Federation federation;
    public final Policy policy;
    public final Set<String> cannotDisable;
    public final boolean passwordBeforeSetUp;
    public final Duration keepPending;
    public final boolean securityQuestion;
    public final boolean sendWhenComplete;
    public final Duration fresh;
    public final Duration recheck;
    public final boolean maskAtLogin;
    public final boolean hideAuthorization;
    public final Locale language;
    public final String languageAttribute;
    public final boolean languagePicker;
    /** In which the application's login reads its form; null where it was not said. */
    public final Charset formEncoding;

    public final Set<String> origins;

    /**
     * @param realms the names of the application's realms, whose account names could meet where there are several
     * @param now when this start is
     */
    public GateOptions(Settings settings, List<String> realms, Instant now) {
        issuer = settings.required(Setting.ISSUER);
        ZoneId zone = settings.get(Setting.TIME_ZONE);
        timeZone = zone == null ? ZoneId.systemDefault() : zone;
        keyFile = settings.required(Setting.KEY_FILE);
        totp = new Totp(settings.get(Setting.ALGORITHM), settings.get(Setting.DIGITS), settings.get(Setting.PERIOD));
        tolerance = settings.get(Setting.TOLERANCE);
        recoveryCodes = settings.get(Setting.RECOVERY_CODES);
        recoveryCodeLength = settings.get(Setting.RECOVERY_CODE_LENGTH);
        realmPrefix = realmPrefix(settings, realms.size() > 1);
        accountNames = new AccountNames(
                settings.get(Setting.ACCOUNT),
                settings.get(Setting.LOGIN_NAME),
                realmPrefix,
                settings.get(Setting.FOLD_ACCOUNTS));
        federation = FederationOptions.of(settings, accountNames, realms);
        policy = policy(settings, accountNames, timeZone, now);
        // Where nobody is asked for a factor, nobody can give a fresh one.
        Map<PathRule, Duration> rules = stepUps(settings);
        paths = paths(settings, policy.off() ? Collections.emptyMap() : rules);
        clients = clients(settings);
        cannotDisable = settings.get(Setting.CANNOT_DISABLE);
        securityQuestion = settings.get(Setting.SECURITY_QUESTION);
        keepPending = settings.get(Setting.KEEP_PENDING);
        passwordBeforeSetUp = settings.get(Setting.PASSWORD_BEFORE_SET_UP);
        sendWhenComplete = settings.get(Setting.SEND_WHEN_COMPLETE);
        fresh = settings.get(Setting.FRESH);
        recheck = settings.get(Setting.RECHECK);
        maskAtLogin = settings.get(Setting.MASK_AT_LOGIN);
        hideAuthorization = settings.get(Setting.HIDE_AUTHORIZATION);
        language = settings.get(Setting.LANGUAGE);
        languageAttribute = settings.get(Setting.LANGUAGE_ATTRIBUTE);
        languagePicker = settings.get(Setting.LANGUAGE_PICKER);
        formEncoding = settings.get(Setting.FORM_ENCODING);
        origins = settings.get(Setting.ORIGINS);
    }

    private static Map<PathRule, Duration> stepUps(Settings settings) {
        Map<PathRule, Duration> rules = new LinkedHashMap<>();
        settings.keyed(Setting.STEP_UP).forEach((path, age) -> {
            try {
                PathRule rule = PathRule.of(path);
                if (age != null) {
                    rules.put(rule, age);
                }
            } catch (IllegalArgumentException e) {
                settings.fault(
                        Setting.STEP_UP,
                        path,
                        "does not fit: " + e.getMessage(),
                        "write secondgate.stepUp[/admin/**] = 5m");
            }
        });
        return rules;
    }

    private static ClientPaths clients(Settings settings) {
        Map<PathRule, Set<ClientProof>> rules = new LinkedHashMap<>();
        String base = settings.get(Setting.PATH);
        String[] signing = Stream.of(Setting.LOGIN_PATH, Setting.LOGOUT_PATH)
                .flatMap(setting -> settings.get(setting).stream())
                .map(SignAddress::path)
                .toArray(String[]::new);
        settings.keyed(Setting.CLIENTS).forEach((path, proofs) -> {
            String fault = ClientPaths.fault(path, base, signing);
            if (fault != null) {
                settings.fault(
                        Setting.CLIENTS,
                        path,
                        fault,
                        "write an address that only programs ask for, like secondgate.clients[/api/**] = credential");
            } else if (proofs != null) {
                rules.put(PathRule.of(path), proofs);
            }
        });
        return new ClientPaths(rules, base);
    }

    private static Paths paths(Settings settings, Map<PathRule, Duration> stepUps) {
        String base = settings.get(Setting.PATH);
        if (base.endsWith("/")) {
            settings.fault(Setting.PATH, "ends in a slash", "write it like /2fa");
        }
        List<SignAddress> logins = settings.get(Setting.LOGIN_PATH);
        List<SignAddress> logouts = settings.get(Setting.LOGOUT_PATH);
        logins.forEach(login -> apart(settings, Setting.LOGIN_PATH, login.path(), base));
        logouts.forEach(logout -> apart(settings, Setting.LOGOUT_PATH, logout.path(), base));
        if (logins.stream().anyMatch(login -> logouts.stream().anyMatch(logout -> logout.covers(login)))) {
            settings.fault(
                    Setting.LOGOUT_PATH, "is the loginPath too", "name the address at which the application signs out");
        }
        return new Paths(
                base,
                logins,
                logouts,
                settings.get(Setting.HOME_PATH),
                publicBase(settings),
                settings.get(Setting.PUBLIC_PATHS),
                stepUps);
    }

    /** @return empty where the application is seen at the root, null where it is seen at its context path */
    private static String publicBase(Settings settings) {
        String given = settings.get(Setting.PUBLIC_BASE);
        if (given != null && given.length() > 1 && given.endsWith("/")) {
            settings.fault(Setting.PUBLIC_BASE, "ends in a slash", "write it like /ext, or / alone for the root");
        }
        return "/".equals(given) ? "" : given;
    }

    /** An address below ours never reaches the application, and whoever is sent there would go round in circles. */
    private static void apart(Settings settings, Setting<?> setting, String path, String base) {
        if (path.equals(base) || path.startsWith(base + "/")) {
            settings.fault(
                    setting,
                    "is '" + path + "', among Secondgate's own pages at " + base,
                    "name the application's address, or move Secondgate's pages with secondgate.path");
        }
    }

    private static boolean realmPrefix(Settings settings, boolean severalRealms) {
        if (severalRealms && !settings.says(Setting.REALM_PREFIX)) {
            settings.fault(
                    Setting.REALM_PREFIX,
                    "is not said, and there are several realms",
                    "say true, so that the same name in two realms is two accounts (the better answer for a new"
                            + " installation), or false, where a name means the same person in all of them");
        }
        return Boolean.TRUE.equals(settings.get(Setting.REALM_PREFIX));
    }

    private static Policy policy(Settings settings, AccountNames accountNames, ZoneId timeZone, Instant now) {
        Enforcement requirement = settings.get(Setting.REQUIRE);
        Set<String> roles = settings.get(Setting.REQUIRED_ROLES);
        if (requirement == Enforcement.ROLES && roles.isEmpty()) {
            settings.fault(Setting.REQUIRED_ROLES, "is missing", "with require = roles, list them: admin, treasurer");
            requirement = Enforcement.VOLUNTARY;
        }
        if (requirement != Enforcement.ROLES && !roles.isEmpty()) {
            settings.fault(
                    Setting.REQUIRED_ROLES, "has no effect", "say secondgate.require = roles too, or leave it out");
        }
        Duration grace = settings.get(Setting.GRACE_PERIOD);
        return new Policy(requirement, roles, grace, exempt(settings, accountNames))
                .amended(requirement, roles, grace, graceEnd(settings, timeZone, now));
    }

    /** A day that has passed is none to complain of: the line may stay for the next restart. */
    private static Instant graceEnd(Settings settings, ZoneId timeZone, Instant now) {
        String day = settings.get(Setting.GRACE_ENDS);
        if (day == null) {
            return null;
        }
        try {
            Instant end = LocalDate.parse(day).atStartOfDay(timeZone).toInstant();
            if (end.isAfter(Instant.EPOCH) && end.isBefore(now.plus(Policy.LONGEST_GRACE))) {
                return end;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        settings.fault(
                Setting.GRACE_ENDS, "is '" + day + "'", "give a day within a year from now, written like 2027-01-31");
        return null;
    }

    private static Set<String> exempt(Settings settings, AccountNames accountNames) {
        Set<String> exempt = new HashSet<>();
        for (String account : settings.get(Setting.EXEMPT)) {
            try {
                exempt.add(accountNames.named(account));
            } catch (UnknownPersonException e) {
                settings.fault(Setting.EXEMPT, "holds '" + account + "'", clause(e.getMessage()));
            }
        }
        return exempt;
    }

    /** A sentence as it stands after a colon. */
    private static String clause(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1, sentence.length() - 1);
    }
}
