package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People who use an application in every way: they sign in by right codes, wrong ones, recovery codes and trusted browsers, set
 * themselves up, change what they have, administer, and ask for what is not there. The clock goes as the real one does.
 */
final class MixedTraffic {
    private static final int PEOPLE = 240;
    private static final int AT_ONCE = 4;
    private static final Pattern ASSET = Pattern.compile("\"(/2fa/[^\"]+\\.(?:css|js|svg))\"");
    private static final List<String> LANGUAGES =
            List.of("ar", "de", "en", "es", "fr", "hi", "it", "ja", "nl", "pl", "pt", "ru", "tr", "zh");
    private static final List<String> ADMINISTRATION =
            List.of("/people", "/people?format=csv", "/policy", "/exemptions", "/events", "/events?format=jsonl");

    private final Site site;
    private final List<Authenticator> phones = new ArrayList<>();
    private final List<Visit> visits = List.of(
            this::signsIn,
            this::mistypes,
            this::signsIn,
            this::stranger,
            this::signsIn,
            this::trusts,
            this::newcomer,
            this::signsIn,
            this::administers,
            this::guesses);
    private final ScheduledExecutorService browsers = Executors.newScheduledThreadPool(AT_ONCE);
    private final List<Future<?>> begun = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger redeployments = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private interface Visit {
        void by(int person);
    }

    MixedTraffic(Site site) {
        this.site = site;
        for (int person = 0; person < PEOPLE; person++) {
            phones.add(site.visitor().password(name(person)).enrol());
        }
        // The codes that confirmed are worth nothing any more.
        Time.advanceSeconds(60);
    }

    private static String name(int person) {
        return (person % 10 == 8 ? "admin" : "person") + person;
    }

    /** @param rate how many visits begin in a second */
    void begin(double rate) {
        long pause = (long) (1e9 / rate);
        begun.add(browsers.scheduleAtFixedRate(() -> Time.advanceMillis(100), 100, 100, TimeUnit.MILLISECONDS));
        for (int browser = 0; browser < AT_ONCE; browser++) {
            begun.add(
                    browsers.scheduleAtFixedRate(this::visit, browser * pause, AT_ONCE * pause, TimeUnit.NANOSECONDS));
        }
    }

    void end() throws InterruptedException, ExecutionException {
        for (Future<?> each : begun) {
            if (each.isDone()) {
                // What it threw.
                each.get();
            }
        }
        browsers.shutdown();
        browsers.awaitTermination(1, TimeUnit.MINUTES);
    }

    /** Visits go on meanwhile, and are cut off. */
    void during(Runnable redeployment) {
        redeployments.incrementAndGet();
        redeployment.run();
        redeployments.incrementAndGet();
    }

    private void visit() {
        int mine = turn.getAndIncrement();
        int before = redeployments.get();
        try {
            visits.get(mine % visits.size()).by(mine % PEOPLE);
        } catch (RuntimeException | AssertionError e) {
            if (before % 2 == 1 || before != redeployments.get()) {
                cutOff.incrementAndGet();
            } else {
                failed.incrementAndGet();
                System.out.println("failed: " + e);
            }
        }
    }

    private Answer get(Visitor browser, String target, int status) {
        Answer answer = browser.request("GET", target)
                .header("Accept-Language", LANGUAGES.get(requests.incrementAndGet() % LANGUAGES.size()))
                .send();
        return as(status, answer);
    }

    private Answer post(Visitor browser, int status, String target, String... fields) {
        requests.incrementAndGet();
        return as(status, browser.post(target, fields));
    }

    private static Answer as(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        return answer;
    }

    private Visitor owing(int person) {
        Visitor browser = site.visitor();
        get(browser, "/account/", 302);
        requests.incrementAndGet();
        browser.password(name(person));
        Matcher asset = ASSET.matcher(get(browser, "/2fa/challenge", 200).body());
        while (asset.find()) {
            get(browser, asset.group(1), 200);
        }
        return browser;
    }

    private Visitor passed(int person, String... more) {
        Visitor browser = owing(person);
        List<String> fields = new ArrayList<>(List.of("code", phones.get(person).current()));
        fields.addAll(List.of(more));
        post(browser, 303, "/2fa/challenge", fields.toArray(new String[0]));
        return browser;
    }

    private void signsIn(int person) {
        Visitor browser = passed(person);
        get(browser, "/account/", 200);
        get(browser, "/2fa", 200);
        get(browser, "/account/statement", 200);
        get(browser, "/logout", 302);
    }

    private void mistypes(int person) {
        Visitor browser = owing(person);
        post(browser, 422, "/2fa/challenge", "code", phones.get(person).wrong());
        post(browser, 303, "/2fa/challenge", "code", phones.get(person).current());
        get(browser, "/account/", 200);
    }

    private void trusts(int person) {
        Visitor first = passed(person, "trust", "true");
        Visitor later = site.visitor().cookie(TrustingSite.COOKIE, first.cookie(TrustingSite.COOKIE));
        later.password(name(person));
        get(later, "/account/", 200);
        get(first, "/2fa", 200);
        post(first, 303, "/2fa/browsers/revoke");
    }

    /** Sets an app up, loses the phone at once, asks the helpdesk, finds a recovery code, and wants no second factor any more. */
    private void newcomer(int person) {
        String account = site.person("newcomer");
        requests.addAndGet(4);
        Visitor browser = site.visitor().password(account);
        Authenticator phone = browser.enrol();
        Visitor again = site.visitor().password(account);
        requests.addAndGet(5);
        again.rescuePhrase();
        as(200, again.recoveryCode(phone.recoveryCodes().get(0)));
        get(again, "/2fa", 200);
        post(again, 200, "/2fa/recovery-codes");
        post(again, 303, "/2fa/disable", "password", "demo");
    }

    private void administers(int person) {
        Visitor browser = passed(person);
        get(browser, "/2fa/admin/person?account=" + name(person + 1), 200);
        for (String page : ADMINISTRATION) {
            get(browser, "/2fa/admin" + page, 200);
        }
    }

    private void stranger(int person) {
        Visitor browser = site.visitor();
        get(browser, "/login.jsp", 200);
        get(browser, "/public/hello", 200);
        requests.addAndGet(2);
        as(401, browser.getJson("/2fa"));
        as(405, browser.request("DELETE", "/2fa/challenge").send());
    }

    /** More often than anybody may. */
    private void guesses(int person) {
        Visitor browser = owing(9);
        for (int i = 0; i < 6; i++) {
            requests.incrementAndGet();
            assertThat(browser.post("/2fa/challenge", "code", "000000").status())
                    .isIn(422, 429);
        }
    }

    int requests() {
        return requests.get();
    }

    @Override
    public String toString() {
        return "%d visits, of which %d were cut off by a redeployment, and %d failed"
                .formatted(turn.get(), cutOff.get(), failed.get());
    }
}
