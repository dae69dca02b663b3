package io.github.secondgate.config;

import io.github.secondgate.gate.PathRule;
import io.github.secondgate.gate.Paths;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.shiro.AccountResolver;
import io.github.secondgate.shiro.Federation;
import io.github.secondgate.shiro.UnknownPersonException;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the settings mean, each read exactly once; usable only when the reading found no fault. */
public final class GateOptions {
    /** It stands twice in the QR code, beside the account. */
    private static final int LONGEST_ISSUER = 64;

    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(:\\d{1,5})?");

    public final String issuer;
    /** In which a day begins and ends. */
    public final ZoneId timeZone;

    public final Path keyFile;
    public final Paths paths;
    public final Totp totp;
    public final int tolerance;
    public final int recoveryCodes;
    public final int recoveryCodeLength;
    public final boolean realmPrefix;
    public final AccountResolver accountResolver;
    public final Federation federation;
    public final Policy policy;
    public final Set<String> cannotDisable;
    public final boolean passwordBeforeSetUp;
    public final boolean securityQuestion;
    public final Duration fresh;
    public final Duration recheck;
    public final boolean maskAtLogin;
    public final Locale language;
    public final String languageAttribute;
    /** In which the application's login reads its form; null where it was not said. */
    public final Charset formEncoding;

    public final Set<String> origins;

    /**
     * @param realms the names of the application's realms, whose account names could meet where there are several
     * @param now when this start is
     */
    public GateOptions(Settings settings, Map<String, String> stepUps, List<String> realms, Instant now) {
        issuer = issuer(settings);
        timeZone = settings.timeZone();
        keyFile = settings.keyFile();
        totp = settings.totp();
        tolerance = settings.number("tolerance", 1, 0, 2);
        recoveryCodes = settings.number("recoveryCodes", 8, 0, 20);
        recoveryCodeLength = settings.number("recoveryCodeLength", 8, 8, 32);
        realmPrefix = realmPrefix(settings, realms.size() > 1);
        accountResolver = new AccountResolver(
                property(settings, "account"),
                property(settings, "loginName"),
                realmPrefix,
                settings.flag("foldAccounts", true));
        federation = FederationOptions.of(settings, accountResolver, realms);
        policy = policy(settings, accountResolver, timeZone, now);
        // Where nobody is asked for a factor, nobody can give a fresh one.
        Map<PathRule, Duration> rules = settings.stepUps(stepUps);
        paths = paths(settings, policy.off() ? Collections.emptyMap() : rules);
        cannotDisable = settings.list("cannotDisable");
        securityQuestion = settings.flag("securityQuestion", false);
        passwordBeforeSetUp = settings.flag("passwordBeforeSetUp", false);
        fresh = settings.duration("fresh", "5m", Duration.ofHours(1));
        recheck = settings.duration("recheck", "5s", Duration.ofMinutes(1));
        maskAtLogin = settings.flag("maskAtLogin", false);
        language = settings.language();
        languageAttribute = settings.text("languageAttribute", null);
        formEncoding = formEncoding(settings);
        origins = origins(settings);
    }

    private static Charset formEncoding(Settings settings) {
        String name = settings.text("formEncoding", null);
        try {
            Charset encoding = name == null ? null : Charset.forName(name);
            if (encoding == null || encoding.canEncode()) {
                return encoding;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        settings.fault("formEncoding", "is '" + name + "'", "name a character set, such as UTF-8 or ISO-8859-1");
        return null;
    }

    private static String issuer(Settings settings) {
        String issuer = settings.required("issuer", "My Portal");
        if (issuer != null && issuer.indexOf(':') >= 0) {
            settings.fault("issuer", "holds a colon", "leave it out, it divides issuer and account in the app");
        }
        if (issuer != null && issuer.length() > LONGEST_ISSUER) {
            settings.fault(
                    "issuer", "is longer than " + LONGEST_ISSUER + " characters", "shorten it, apps show little");
        }
        return issuer;
    }

    private static Paths paths(Settings settings, Map<PathRule, Duration> stepUps) {
        String base = settings.address("path", "/2fa");
        if (base.endsWith("/")) {
            settings.fault("path", "ends in a slash", "write it like /2fa");
        }
        String login = settings.address("loginPath", "/login.jsp");
        String logout = settings.address("logoutPath", "/logout");
        apart(settings, "loginPath", login, base);
        apart(settings, "logoutPath", logout, base);
        if (login.equals(logout)) {
            settings.fault("logoutPath", "is the loginPath too", "name the address at which the application signs out");
        }
        return new Paths(
                base,
                login,
                logout,
                settings.address("homePath", "/"),
                publicBase(settings),
                settings.rules("publicPaths"),
                stepUps);
    }

    /** @return empty where the application is seen at the root, null where it is seen at its context path */
    private static String publicBase(Settings settings) {
        String given = settings.text("publicBase", null) == null ? null : settings.address("publicBase", null);
        if (given != null && given.length() > 1 && given.endsWith("/")) {
            settings.fault("publicBase", "ends in a slash", "write it like /ext, or / alone for the root");
        }
        return "/".equals(given) ? "" : given;
    }

    /** An address below ours never reaches the application, and whoever is sent there would go round in circles. */
    private static void apart(Settings settings, String name, String path, String base) {
        if (path.equals(base) || path.startsWith(base + "/")) {
            settings.fault(
                    name,
                    "is '" + path + "', among Secondgate's own pages at " + base,
                    "name the application's address, or move Secondgate's pages with secondgate.path");
        }
    }

    /** In small letters, as browsers write them. */
    private static Set<String> origins(Settings settings) {
        Set<String> origins = new LinkedHashSet<>();
        for (String origin : settings.list("origins")) {
            String lower = origin.toLowerCase(Locale.ROOT);
            if (!ORIGIN.matcher(lower).matches()) {
                settings.fault(
                        "origins", "holds '" + origin + "'", "write it like https://www.example.com, without a path");
            }
            origins.add(lower);
        }
        return origins;
    }

    private static String property(Settings settings, String name) {
        String property = settings.text(name, null);
        if (property != null && !property.matches("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*")) {
            settings.fault(name, "is '" + property + "'", "name a property of the principal, such as username");
        }
        return property;
    }

    private static boolean realmPrefix(Settings settings, boolean severalRealms) {
        if (severalRealms && settings.text("realmPrefix", null) == null) {
            settings.fault(
                    "realmPrefix",
                    "is not said, and there are several realms",
                    "say true, so that the same name in two realms is two accounts (the better answer for a new"
                            + " installation), or false, where a name means the same person in all of them");
        }
        return settings.flag("realmPrefix", false);
    }

    private static Policy policy(Settings settings, AccountResolver accountResolver, ZoneId timeZone, Instant now) {
        Enforcement requirement = settings.requirement();
        Set<String> roles = settings.list("requiredRoles");
        if (requirement == Enforcement.ROLES && roles.isEmpty()) {
            settings.fault("requiredRoles", "is missing", "with require = roles, list them: admin, treasurer");
            requirement = Enforcement.VOLUNTARY;
        }
        if (requirement != Enforcement.ROLES && !roles.isEmpty()) {
            settings.fault("requiredRoles", "has no effect", "say secondgate.require = roles too, or leave it out");
        }
        Duration grace = settings.duration("gracePeriod", "0", Policy.LONGEST_GRACE);
        return new Policy(requirement, roles, grace, exempt(settings, accountResolver))
                .amended(requirement, roles, grace, graceEnd(settings, timeZone, now));
    }

    /** A day that has passed is none to complain of: the line may stay for the next restart. */
    private static Instant graceEnd(Settings settings, ZoneId timeZone, Instant now) {
        String day = settings.text("graceEnds", null);
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
        settings.fault("graceEnds", "is '" + day + "'", "give a day within a year from now, written like 2027-01-31");
        return null;
    }

    private static Set<String> exempt(Settings settings, AccountResolver accountResolver) {
        Set<String> exempt = new HashSet<>();
        for (String account : settings.list("exempt")) {
            try {
                exempt.add(accountResolver.named(account));
            } catch (UnknownPersonException e) {
                settings.fault("exempt", "holds '" + account + "'", clause(e.getMessage()));
            }
        }
        return exempt;
    }

    /** A sentence as it stands after a colon. */
    private static String clause(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1, sentence.length() - 1);
    }
}
