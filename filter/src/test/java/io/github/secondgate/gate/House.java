package io.github.secondgate.gate;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.secondgate.MovedClock;
import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Federation;
import io.github.secondgate.login.LoginRequests;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import io.github.secondgate.login.SignAddress;
import io.github.secondgate.login.response.HoldableResponse;
import io.github.secondgate.notify.CodeMessages;
import io.github.secondgate.notify.MessageQueue;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.notify.QueriedAddresses;
import io.github.secondgate.notify.Recipients;
import io.github.secondgate.secondfactor.FactorList;
import io.github.secondgate.secondfactor.OwnTrail;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppKeys;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.secondfactor.reauth.PasswordCheck;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.secondfactor.recovery.CodesAhead;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import io.github.secondgate.secondfactor.trust.PasswordFingerprints;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import io.github.secondgate.shiro.AccountResolver;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import io.github.secondgate.shiro.GatedRequest;
import io.github.secondgate.shiro.ObservedSubjectFactory;
import io.github.secondgate.shiro.ShiroLogin;
import io.github.secondgate.shiro.ShiroLogins;
import io.github.secondgate.shiro.SubjectGate;
import io.github.secondgate.start.DeliveryEvents;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.TestDatabase;
import io.github.secondgate.totp.Totp;
import io.github.secondgate.view.Assets;
import io.github.secondgate.view.Messages;
import io.github.secondgate.view.Templates;
import io.github.secondgate.web.Pages;
import io.github.secondgate.web.challenge.AppMethod;
import io.github.secondgate.web.challenge.ChallengeMethods;
import io.github.secondgate.web.challenge.ChallengeView;
import io.github.secondgate.web.challenge.RecoveryMethod;
import io.github.secondgate.web.challenge.RescueView;
import io.github.secondgate.web.challenge.SentCodeMethod;
import io.github.secondgate.web.page.PageServices;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.FirstEnrolmentGuard;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.PasswordReadings;
import io.github.secondgate.web.reauth.SecurityAnswer;
import io.github.secondgate.web.reauth.SentCodeOptions;
import io.github.secondgate.web.selfservice.SettingsView;
import io.github.secondgate.web.selfservice.StatusCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.mgt.RememberMeManager;
import org.apache.shiro.realm.SimpleAccountRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.servlet.ShiroHttpServletRequest;
import org.apache.shiro.web.subject.WebSubject;
import org.slf4j.LoggerFactory;

/** The gate in a real Shiro, on the real domain and the shipped schema; only the container is played. */
public final class House {
    public static final Instant START = Instant.parse("2026-03-01T12:00:15Z");
    public static final Duration RECHECK = Duration.ofSeconds(5);
    public static final RequestOrigin HERE = new RequestOrigin("203.0.113.7", null);

    static {
        // What is meant to fail in these tests need not fill the console.
        ((Logger) LoggerFactory.getLogger("io.github.secondgate.gate")).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("io.github.secondgate.web")).setLevel(Level.OFF);
    }

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final TestDatabase TABLES = new TestDatabase();
    static final Database DATABASE = new Database(dataSource());
    private static final ServletContext CONTEXT =
            mock(ServletContext.class, withSettings().stubOnly());
    public static final KeyRing KEYS = keys();
    private static final Messages MESSAGES = new Messages(name -> null, ZoneId.of("UTC"));
    private static final Assets ASSETS = new Assets(name -> null);
    private static final Templates TEMPLATES = new Templates(MESSAGES, ASSETS, name -> null);

    private static House newest;

    public final AtomicInteger connections = new AtomicInteger();
    public final SimpleAccountRealm realm = new SimpleAccountRealm("staff");
    public final DefaultWebSecurityManager manager = new DefaultWebSecurityManager(realm);
    public final RememberMeManager rememberMe =
            mock(RememberMeManager.class, withSettings().stubOnly());
    private final AccountNames accountNames = new AccountNames(null, null, false, true);
    private final ShiroLogins logins = new ShiroLogins(manager, new AccountResolver(accountNames));
    public final Accounts accounts;
    public final Enrolments enrolments;
    public final StatusCard card;
    public final AccessDecisions accessDecisions;
    final DecisionCache decisionCache;
    public final SubjectGate gate;
    public final Pages pages;
    public final TrustedBrowsers browsers;
    public final MovedClock clock = new MovedClock(START);
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private boolean storeAway;

    public House() {
        this(new Rules());
    }

    public House(Rules rules) {
        newest = this;
        manager.setRememberMeManager(rememberMe);
        AuditLog audit = new AuditLog(DATABASE, clock);
        SecureRandom random = new SecureRandom();
        SecretCipher cipher = new SecretCipher(KEYS, random);
        CoreServices core = new CoreServices(DATABASE, audit, Notices.none(), clock, random);
        RecoveryCodes codes = new RecoveryCodes(
                core, new SecretHash(KEYS, random, 2), new CodesAhead(core, cipher, Runnable::run), 0, 8);
        accounts = new Accounts(DATABASE, clock);
        GateEvents gateEvents = new GateEvents(audit);
        Paths paths = new Paths(
                "/2fa",
                List.of(SignAddress.of("/login.jsp")),
                List.of(SignAddress.of("/logout")),
                "/",
                null,
                List.of(PathRule.of("/public/**")),
                rules.stepUps);
        Languages languages = new Languages(MESSAGES, null, Locale.ENGLISH, true);
        PageServices.Settings settings = new PageServices.Settings("Fixture Ltd", 6, true, Duration.ofMinutes(5));
        PageServices services = new PageServices(TEMPLATES, languages, paths, gateEvents, clock, settings);
        browsers = new TrustedBrowsers(core, rules.trustLifetime, new PasswordFingerprints(null, null));
        BrowserTrust trust = new BrowserTrust(browsers, rules.endsAtSignOut, clock);
        DeniedResponse denied = new DeniedResponse(paths, languages, gateEvents);
        Policies policies = new Policies(DATABASE, rules.policy, audit, clock);
        Federation federation = new Federation(rules.federatedRealms, rules.federatedAttribute, accountNames);
        Rescues rescues = new Rescues(core, new SecretHash(KEYS, random, 2), rules.dayPass);
        PolicyDecisions policyDecisions =
                new PolicyDecisions(policies, accounts, federation, Set.of(), rescues.dayPass());
        SecurityAnswer answer = new SecurityAnswer(false, new SecurityQuestions(core, new SecretHash(KEYS, random, 2)));
        AskedPassword password = new AskedPassword(new PasswordCheck(core), new PasswordReadings(null), answer);
        PasswordFirst passwordFirst = new PasswordFirst(false, password, answer);
        CodeMessages unsent = new CodeMessages(
                MESSAGES,
                "Fixture Ltd",
                null,
                new Recipients(new QueriedAddresses(null, null, false)),
                new MessageQueue(Map.of(), Runnable::run, new DeliveryEvents(audit)),
                clock);
        SentCodes sentCodes = new SentCodes(core, KEYS, unsent, false, 1);
        SentCodeOptions ways = new SentCodeOptions(sentCodes, policies);
        TotpAppKeys keys = new TotpAppKeys(cipher, audit, 1);
        FactorKinds kinds = FactorList.of(core, keys, sentCodes, codes, rescues);
        Verifier verifier = new Verifier(kinds);
        enrolments = new Enrolments(core, kinds, keys, codes, new Totp(Totp.Algorithm.SHA1, 6, 30));
        SettingsView view = new SettingsView(
                accounts,
                policyDecisions,
                passwordFirst,
                false,
                List.of(),
                new FirstEnrolmentGuard(ways, false),
                new OwnTrail(new AuditTrail(DATABASE)));
        RescueView rescue = new RescueView(null);
        ChallengeMethods methods = new ChallengeMethods(List.of(
                new AppMethod(),
                new SentCodeMethod(Channel.EMAIL, ways),
                new SentCodeMethod(Channel.SMS, ways),
                new RecoveryMethod(false)));
        ChallengeView challenge = new ChallengeView(accounts, methods, trust, rescue);
        pages = Pages.of(
                        services,
                        denied,
                        ASSETS,
                        trust,
                        new Origins(Set.of("https://front.example.com")),
                        new FreshFactor(verifier, kinds, accounts, ways, false, false))
                .withSetup(view, passwordFirst, password, answer, enrolments, Duration.ZERO)
                .withChallenge(challenge, verifier, trust, rescue)
                .withTrust(trust);
        card = new StatusCard(view, services);
        decisionCache = new DecisionCache(rules.recheck);
        accessDecisions =
                new AccessDecisions(accounts, policyDecisions, trust, gateEvents, decisionCache, Clients.NONE, clock);
        Gate asked = new Gate(accessDecisions, paths, pages, denied, trust, clock);
        LoginRequests loginRequests =
                new LoginRequests(asked, paths::cameForLogin, paths::isPublic, rules.maskAtLogin, false, told -> {});
        ObservedSubjectFactory watch =
                new ObservedSubjectFactory(logins, gateEvents, loginRequests::hides, decisionCache::forget, clock);
        watch.install();
        gate = new SubjectGate(asked, logins, watch, loginRequests);
    }

    /** What an INI would say. */
    public static final class Rules {
        private Policy policy = new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of());
        private Duration recheck = RECHECK;
        private boolean maskAtLogin;
        private Set<String> federatedRealms = Set.of();
        private String federatedAttribute;
        private DayPass dayPass = DayPass.OFF;
        private Duration trustLifetime = Duration.ZERO;
        private boolean endsAtSignOut = true;
        private final Map<PathRule, Duration> stepUps = new LinkedHashMap<>();

        public Rules policy(Policy rule) {
            policy = rule;
            return this;
        }

        Rules everyone(String... exempt) {
            return policy(new Policy(Enforcement.EVERYONE, Set.of(), Duration.ZERO, Set.of(exempt)));
        }

        public Rules federatedRealms(String... names) {
            federatedRealms = Set.of(names);
            return this;
        }

        Rules federatedAttribute(String name) {
            federatedAttribute = name;
            return this;
        }

        Rules recheck(Duration believed) {
            recheck = believed;
            return this;
        }

        Rules maskAtLogin() {
            maskAtLogin = true;
            return this;
        }

        Rules trust(Duration lifetime) {
            trustLifetime = lifetime;
            return this;
        }

        Rules trustOutlivesSignOut() {
            endsAtSignOut = false;
            return this;
        }

        Rules stepUp(String path, Duration longest) {
            stepUps.put(PathRule.of(path), longest);
            return this;
        }
    }

    /** What became of a request. */
    public static final class Outcome {
        public final FakeResponse response;
        boolean reachedChain;
        boolean reachedApplication;
        public Subject seen;
        Object principalSeen;
        String remoteUserSeen;

        Outcome(FakeResponse response) {
            this.response = response;
        }
    }

    // --- people

    /** A name that no other test uses, with the password {@code demo}. */
    public String person(String... roles) {
        return named("person" + PEOPLE.incrementAndGet(), roles);
    }

    public String named(String account, String... roles) {
        realm.addAccount(account, "demo", roles);
        return account;
    }

    /** Gives the account an app and tells its change counter. */
    public long enrol(String account) {
        PendingEnrolment pending = enrolments
                .begin(account, TotpAppName.of("Phone").orElseThrow(), HERE)
                .orElseThrow();
        Totp totp = pending.totp();
        String code = totp.codeAt(pending.secret(), totp.stepAt(clock.instant()));
        return enrolments.confirm(account, pending.id(), code, HERE).changes();
    }

    /** Somebody who has given a password in an earlier request. */
    public Browser signedIn(String account) {
        Browser browser = new Browser();
        login(subject(browser), account);
        return browser;
    }

    /** Somebody with a session who gave password and code in earlier requests. */
    public Browser passed(String account, long changes) {
        Browser browser = signedIn(account);
        stamp(browser, new SecondFactorStamp(account, SecondFactorStamp.Method.FACTOR, clock.instant(), changes));
        return browser;
    }

    /** Everybody from here on is remembered as this one, by a cookie. */
    public void rememberEverybodyAs(String account) {
        when(rememberMe.getRememberedPrincipals(any())).thenReturn(principals(account));
    }

    /** As where Shiro is told to. */
    public void keepNobodyInSessions() {
        DefaultSubjectDAO subjects = (DefaultSubjectDAO) manager.getSubjectDAO();
        ((DefaultSessionStorageEvaluator) subjects.getSessionStorageEvaluator()).setSessionStorageEnabled(false);
    }

    public static PrincipalCollection principals(Object principal) {
        return new SimplePrincipalCollection(principal, "staff");
    }

    public static void login(Subject subject, String account) {
        subject.login(new UsernamePasswordToken(account, "demo"));
    }

    public void stamp(Browser browser, SecondFactorStamp stamp) {
        stamp.write(session(browser));
    }

    public SecondFactorStamp stampOf(Browser browser) {
        return SecondFactorStamp.of(session(browser));
    }

    public Session session(Browser browser) {
        return loginOf(browser).session(true);
    }

    /** What this browser's next request comes with. */
    public ShiroLogin loginOf(Browser browser) {
        return loginOf(subject(browser));
    }

    ShiroLogin loginOf(WebSubject subject) {
        return logins.of(subject);
    }

    /** Of somebody who gave a password this moment. */
    ShiroLogin loginOf(PrincipalCollection principals) {
        GatedRequest request = new GatedRequest(new FakeRequest(new Browser(), "POST", "/x"), CONTEXT, true);
        Subject.Builder made = new WebSubject.Builder(manager, request, new FakeResponse())
                .principals(principals)
                .authenticated(true);
        return logins.of((WebSubject) made.buildSubject());
    }

    /** What Shiro makes of this browser's next request. */
    public WebSubject subject(Browser browser) {
        return subject(
                new ShiroHttpServletRequest(new FakeRequest(browser, "GET", "/x"), CONTEXT, true), new FakeResponse());
    }

    private WebSubject subject(HttpServletRequest request, HttpServletResponse response) {
        return new WebSubject.Builder(manager, request, response).buildWebSubject();
    }

    // --- requests

    public Outcome get(Browser browser, String path) {
        return ask(new FakeRequest(browser, "GET", path).accept("text/html"));
    }

    public Outcome ask(HttpServletRequest request) {
        return ask(request, new FakeResponse(), seen -> {});
    }

    /** As the filter does it, with {@code chain} in the place of Shiro's. */
    public Outcome ask(HttpServletRequest request, FakeResponse response, Consumer<Subject> chain) {
        GatedRequest gated = new GatedRequest(request, CONTEXT, true);
        HoldableResponse answer = new HoldableResponse(response);
        Outcome outcome = new Outcome(response);
        Subject seen = gate.admit(subject(gated, answer));
        outcome.seen = seen;
        seen.execute(() -> {
            outcome.reachedChain = gate.opens(gated, answer);
            if (outcome.reachedChain) {
                chain.accept(seen);
                outcome.reachedApplication = gate.stillOpens(gated, answer);
                outcome.principalSeen = seen.getPrincipal();
                outcome.remoteUserSeen = gated.getRemoteUser();
            }
            return null;
        });
        return outcome;
    }

    public void move(Duration by) {
        clock.move(by);
    }

    /** What another request does while this one waits for the store. */
    public void beforeNextQuery(Runnable deed) {
        meanwhile.set(deed);
    }

    public void storeGoesAway() {
        storeAway = true;
    }

    /** Of the newest house, so that the mappers are read once for all of them. */
    private static DataSource dataSource() {
        DataSource tables = TABLES.dataSource();
        return (DataSource) Proxy.newProxyInstance(
                House.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        newest.connections.incrementAndGet();
                        newest.meanwhile.getAndSet(() -> {}).run();
                        if (newest.storeAway) {
                            throw new SQLException("away");
                        }
                    }
                    try {
                        return method.invoke(tables, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static KeyRing keys() {
        try {
            Path file = Files.createTempFile("secondgate", ".keys");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(file, "k1 = " + Base64.getEncoder().encodeToString(new byte[32]) + "\n");
            KeyRing ring = KeyRing.load(file);
            Files.delete(file);
            return ring;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
