package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.testing.Further;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Attack 85: sessions that a reset or a change of factors ends, and that were believed a moment before. Each of them tries
 * one deed at the very millisecond of the change, just before the end of the recheck time, or at its end, and does nothing
 * by it but lose what it had.
 */
@OnOneShiroLine
@Further
class SurvivorIT {
    private static final int RECHECK_MILLIS = 5_000;
    private static final String CHALLENGE = "/2fa/challenge";

    private static Site site;

    private final Visitor administrator = site.visitor().password(site.person("admin"));
    private final String victim = site.person("nadia");
    private final String account = site.person("admin");
    private final Visitor owner = site.visitor().password(account);
    private final Authenticator phone = enrolled(owner);

    @BeforeAll
    static void start() {
        site = Site.start(new Setup()
                .line("secondgate.adminRole = admin")
                .line("secondgate.fresh = 1h")
                .line("secondgate.recoveryCodes = 1")
                .line("secondgate.securityQuestion = true")
                .line("pigeon = io.github.secondgate.it.app.Pigeon")
                .line("secondgate.smsSender = $pigeon")
                .line("secondgate.methods = app, sms")
                .line("secondgate.phoneQuery = "
                        + "SELECT '+49 151 42' || REGEXP_REPLACE(CAST(? AS VARCHAR(99)), '[^0-9]', '') || '0042'"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** What happens to the account; it is made ready before the clock is stopped, and then happens in no time. */
    enum Ending {
        RESET(t -> {
            t.administrator.freshToken("/2fa");
            return () -> done(
                    t.administrator.postJson("/2fa/admin/reset", "account", t.account, "reason", "Lost the phone"));
        }),
        DISABLED(t -> () -> done(t.owner.postJson("/2fa/disable", "password", "demo", "answer", "Rover"))),
        APP_ADDED(t -> {
            Authenticator tablet = t.begun(t.owner, "/2fa/enable", "name", "Watch");
            return () -> done(t.owner.postJson("/2fa/confirm", "code", tablet.next()));
        }),
        APP_CHANGED(t -> {
            Authenticator next =
                    t.begun(t.owner, "/2fa/apps/" + t.app("Phone") + "/change", "password", "demo", "answer", "Rover");
            return () -> done(t.owner.postJson("/2fa/confirm", "code", next.next()));
        }),
        APP_REMOVED(t -> {
            String lost = t.app("Spare");
            return () -> done(t.owner.postJson("/2fa/apps/" + lost + "/remove", "password", "demo", "answer", "Rover"));
        }),
        METHOD_ADDED(t -> () -> done(t.owner.postJson("/2fa/sms/confirm", "code", t.texted()))),
        METHOD_REMOVED(t -> {
            done(t.owner.postJson("/2fa/sms/confirm", "code", t.texted()));
            return () -> done(t.owner.postJson("/2fa/sms/disable"));
        }),
        CODES_REPLACED(t -> () -> done(t.owner.postJson("/2fa/recovery-codes"))),
        RESCUED(t -> {
            Visitor lost = site.visitor().password(t.account);
            lost.freshToken(CHALLENGE);
            String phrase = lost.postJson("/2fa/challenge/rescue").json().getString("phrase");
            t.administrator.freshToken("/2fa");
            String code = t.administrator
                    .postJson("/2fa/admin/rescues", "phrase", phrase, "reason", "Lost everything")
                    .json()
                    .getString("code");
            return () -> done(lost.postJson(CHALLENGE, "rescueCode", code));
        });

        private final Function<SurvivorIT, Runnable> prepared;

        Ending(Function<SurvivorIT, Runnable> prepared) {
            this.prepared = prepared;
        }
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isIn(200, 204);
    }

    private static Authenticator enrolled(Visitor visitor) {
        visitor.freshToken("/2fa");
        done(visitor.postJson(
                "/2fa/security-question", "question", "Which dog?", "answer", "Rover", "password", "demo"));
        return visitor.enrol();
    }

    private Authenticator begun(Visitor visitor, String path, String... fields) {
        visitor.freshToken("/2fa");
        Answer begun = visitor.postJson(path, fields);
        done(begun);
        return new Authenticator(begun.json().getString("secret"));
    }

    private String app(String name) {
        return owner.freshToken("/2fa").json().getArray("apps").stream()
                .map(JsonObject.class::cast)
                .filter(app -> app.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    /** The code of a set-up by SMS that now waits; sent in the background, so that it comes a moment later. */
    private String texted() {
        done(owner.postJson("/2fa/sms/enable"));
        String key = "it.sms." + account;
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.getProperty(key) == null && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return System.getProperty(key).replaceFirst("(?s).* ([0-9]{6}) is your.*", "$1");
    }

    /** Each for a session of its own: what is posted, by whoever sits in it. */
    private Map<String, Consumer<Visitor>> deeds(Map<Visitor, Answer> answers) {
        String app = app("Phone");
        String policy = Long.toString(owner.getJson("/2fa/admin/policy").json().getLong("version"));
        String[] person = {"account", victim, "reason", "Because I can", "until", "2999-01-01"};
        Map<String, String[]> posts = new LinkedHashMap<>();
        posts.put("/2fa/enable", new String[] {"name", "Tablet"});
        posts.put("/2fa/confirm", new String[] {"code", "123456"});
        posts.put("/2fa/apps/" + app + "/change", new String[] {"password", "demo", "answer", "Rover"});
        posts.put("/2fa/apps/" + app + "/remove", new String[] {"password", "demo", "answer", "Rover"});
        posts.put("/2fa/apps/" + app, new String[] {"name", "Mine"});
        posts.put("/2fa/recovery-codes", new String[0]);
        posts.put("/2fa/disable", new String[] {"password", "demo", "answer", "Rover"});
        posts.put("/2fa/security-question", new String[] {"question", "Whose dog?", "answer", "Mine"});
        posts.put("/2fa/sms/enable", new String[0]);
        posts.put("/2fa/sms/disable", new String[] {"password", "demo", "answer", "Rover"});
        posts.put("/2fa/admin/policy", new String[] {"version", policy, "everyone", "true", "confirmed", "true"});
        posts.put("/2fa/admin/reset", person);
        posts.put("/2fa/admin/forget", person);
        posts.put("/2fa/admin/unlock", person);
        posts.put("/2fa/admin/exempt", person);
        posts.put("/2fa/admin/rescues", new String[] {"phrase", "anything", "reason", "Because I can"});
        Map<String, Consumer<Visitor>> deeds = new LinkedHashMap<>();
        posts.forEach((path, fields) ->
                deeds.put(path, visitor -> answers.put(visitor, visitor.postJson(path, fields))));
        return deeds;
    }

    /** Everything a deed could have changed. */
    private String everything() {
        List<String> rows = new ArrayList<>();
        for (String table : new String[] {
            "account", "app", "channel", "setup", "recovery_code", "question", "exemption", "policy", "rescue"
        }) {
            try (Connection connection = site.database();
                    var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT * FROM secondgate_" + table)) {
                while (result.next()) {
                    StringBuilder row = new StringBuilder(table);
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.append(' ').append(result.getString(i));
                    }
                    rows.add(row.toString());
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        rows.sort(null);
        return String.join("\n", rows);
    }

    /** Every deed by a session of its own, so long after the ending. */
    private void everyDeedFails(Ending ending, long millisLater) {
        enrolled(administrator);
        done(owner.postJson(
                "/2fa/confirm",
                "code",
                begun(owner, "/2fa/enable", "name", "Spare").next()));
        Runnable end = ending.prepared.apply(this);
        Map<Visitor, Answer> answers = new LinkedHashMap<>();
        Map<String, Consumer<Visitor>> deeds = deeds(answers);
        Map<String, Visitor> survivors = new LinkedHashMap<>();
        for (String deed : deeds.keySet()) {
            Visitor survivor = site.visitor().password(account);
            survivor.freshToken(CHALLENGE);
            done(survivor.postJson(CHALLENGE, "app", app("Phone"), "code", phone.next()));
            survivors.put(deed, survivor);
        }
        Authenticator waiting = begun(survivors.get("/2fa/confirm"), "/2fa/enable", "name", "Waiting");
        deeds.put(
                "/2fa/confirm",
                visitor -> answers.put(visitor, visitor.postJson("/2fa/confirm", "code", waiting.next())));
        for (Visitor survivor : survivors.values()) {
            survivor.freshToken("/2fa");
        }
        owner.freshToken("/2fa");
        Time.advanceMillis(RECHECK_MILLIS);
        survivors.values().forEach(survivor -> Expect.open(survivor.get("/account/")));
        long decided = Time.millis();
        end.run();
        assertThat(Time.millis()).as("the change takes no time").isEqualTo(decided);
        Time.advanceMillis(millisLater);

        String before = everything();
        deeds.forEach((name, deed) -> deed.accept(survivors.get(name)));

        survivors.forEach((deed, survivor) -> {
            assertThat(answers.get(survivor).status())
                    .as("%s after %s: %s", deed, ending, answers.get(survivor))
                    .isIn(401, 403, 409);
            Expect.closed(survivor.request("GET", "/account/"));
        });
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void atTheVeryMillisecond(Ending ending) {
        everyDeedFails(ending, 0);
    }

    @ParameterizedTest
    @EnumSource
    void justBeforeTheEndOfTheRecheckTime(Ending ending) {
        everyDeedFails(ending, RECHECK_MILLIS - 1);
    }

    @ParameterizedTest
    @EnumSource
    void atTheEndOfTheRecheckTime(Ending ending) {
        everyDeedFails(ending, RECHECK_MILLIS);
    }
}
