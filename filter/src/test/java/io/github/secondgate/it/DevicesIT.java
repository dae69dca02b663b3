package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several authenticator apps per account, and attacks 26, 28, 29, 42 and 45 on them. */
@OnOneShiroLine
class DevicesIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** Somebody enrolled and signed in a moment ago. */
    private static final class Owner {
        final String account = site.person("ewan");
        final Visitor visitor = site.visitor().password(account);
        final Authenticator phone = visitor.enrol();

        JsonObject state() {
            return visitor.freshToken("/2fa").json();
        }

        JsonArray apps() {
            return state().getArray("apps");
        }

        String id(String name) {
            for (Object app : apps()) {
                if (((JsonObject) app).getString("name").equals(name)) {
                    return ((JsonObject) app).getString("id");
                }
            }
            throw new AssertionError(name);
        }

        Authenticator begin(String name) {
            Answer begun = visitor.postJson("/2fa/enable", "name", name);
            assertThat(begun.status()).as("%s", begun).isEqualTo(200);
            assertThat(begun.json().getString("name")).isEqualTo(name);
            return new Authenticator(begun.json().getString("secret"));
        }

        Authenticator add(String name) {
            state();
            Authenticator app = begin(name);
            Answer confirmed = visitor.postJson("/2fa/confirm", "code", app.next());
            assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
            assertThat(confirmed.json().getArray("recoveryCodes")).isEmpty();
            return app;
        }

        Answer challenge(String appId, String code) {
            Visitor other = site.visitor().password(account);
            other.freshToken("/2fa/challenge");
            return other.postJson("/2fa/challenge", "app", appId, "code", code);
        }

        /** As long that a fresh second factor is asked for again. */
        Owner later() {
            Time.advanceSeconds(301);
            return this;
        }
    }

    @Test
    void aFurtherAppSignsInBesideTheFirst() {
        Owner owner = new Owner();
        Authenticator tablet = owner.add("Tablet");

        assertThat(owner.challenge(owner.id("Tablet"), tablet.next()).status()).isEqualTo(200);
        // What the phone showed meanwhile may have been seen, and is worth nothing beside the tablet's.
        assertThat(owner.challenge(owner.id("Phone"), owner.phone.next()).status())
                .isEqualTo(422);
        Time.advanceSeconds(60);
        assertThat(owner.challenge(owner.id("Phone"), owner.phone.next()).status())
                .isEqualTo(200);
    }

    @Test
    void theSettingsTellAScriptEachAppAndWhenItWasUsedLast() {
        Owner owner = new Owner();
        Authenticator tablet = owner.add("Tablet");
        owner.challenge(owner.id("Tablet"), tablet.next());

        JsonObject first = owner.apps().getObject(0);
        assertThat(first.getString("name")).isEqualTo("Tablet");
        assertThat(first.getString("id")).isNotEmpty();
        assertThat(first.getString("addedAt")).endsWith("Z");
        assertThat(first.getString("lastUsedAt")).endsWith("Z");
        assertThat(owner.apps().getObject(1).get("lastUsedAt")).isNull();
    }

    @Test
    void theChallengeTellsAScriptWhatItCanChooseFromAndNoMore() {
        Owner owner = new Owner();
        owner.add("Tablet");
        Visitor other = site.visitor().password(owner.account);

        JsonObject challenge = other.freshToken("/2fa/challenge").json();

        assertThat(challenge.getArray("apps")).hasSize(2);
        assertThat(challenge.getArray("apps").getObject(0).keySet()).containsExactlyInAnyOrder("id", "name");
    }

    @Test
    void theChallengePageOffersTheChoiceWithTheAppUsedLastFirst() {
        Owner owner = new Owner();
        Authenticator tablet = owner.add("Tablet");
        owner.challenge(owner.id("Tablet"), tablet.next());

        String page =
                site.visitor().password(owner.account).get("/2fa/challenge").body();

        assertThat(page).containsPattern("(?s)<select[^>]*name=\"app\".*Tablet.*Phone.*</select>");
    }

    @Test
    void aCodeOfAnotherAppSignsInOnceAndTheLogNamesThatApp() {
        Owner owner = new Owner();
        Authenticator tablet = owner.add("Tablet");
        Visitor other = site.visitor().password(owner.account);
        other.freshToken("/2fa/challenge");
        String code = tablet.next();

        Answer answer = other.post("/2fa/challenge", "app", owner.id("Phone"), "code", code);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers("set-cookie"))
                .anyMatch(cookie ->
                        cookie.matches("secondgate-way.*=app\\." + owner.id("Tablet") + ";.*HttpOnly; SameSite=Lax"));
        assertThat(owner.challenge(owner.id("Phone"), code).status())
                .as("it is spent, whichever app is said")
                .isEqualTo(422);
    }

    @Test
    void anAppThatIsNotTheAccountsIsRefusedAndNotCounted() {
        Owner owner = new Owner();
        Owner other = new Owner();

        for (int i = 0; i < 6; i++) {
            Expect.problem(owner.challenge(other.id("Phone"), other.phone.current()), 409);
        }
        assertThat(owner.challenge(owner.id("Phone"), owner.phone.next()).status())
                .isEqualTo(200);
    }

    @Test
    void attack26_whoOnlyKnowsThePasswordCannotAddOrChangeAnApp() {
        Owner owner = new Owner();
        String id = owner.id("Phone");
        Visitor thief = site.visitor().password(owner.account);
        thief.freshToken("/2fa/challenge");

        for (String path : new String[] {"/2fa/enable", "/2fa/apps/" + id, "/2fa/apps/" + id + "/change"}) {
            assertThat(Expect.closed(() -> thief.postJson(path, "name", "Mine")).status())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(thief.postJson("/2fa/apps/" + id + "/remove", "password", "demo")
                        .status())
                .isEqualTo(401);
        assertThat(thief.postJson("/2fa/confirm", "code", "123456").status()).isEqualTo(401);
        assertThat(owner.apps()).hasSize(1);
        assertThat(owner.apps().getObject(0).getString("name")).isEqualTo("Phone");
    }

    @Test
    void attack26_aSessionFromBeforeTheFirstAppDoesNothingToItWhileItIsStillBelieved() {
        String account = site.person("ewan");
        Visitor thief = site.visitor().password(account);
        thief.freshToken("/2fa");
        Authenticator begun =
                new Authenticator(thief.postJson("/2fa/enable").json().getString("secret"));
        Visitor visitor = site.visitor().password(account);
        visitor.enrol();
        String id = visitor.getJson("/2fa").json().getArray("apps").getObject(0).getString("id");

        Expect.problem(thief.postJson("/2fa/enable"), 401);
        Expect.problem(thief.postJson("/2fa/enable", "name", "Mine"), 401);
        Expect.problem(thief.postJson("/2fa/confirm", "code", begun.next()), 401);
        Expect.problem(thief.postJson("/2fa/apps/" + id, "name", "Mine"), 401);
        Expect.problem(thief.postJson("/2fa/apps/" + id + "/change"), 401);
        Expect.problem(thief.postJson("/2fa/apps/" + id + "/remove", "password", "demo"), 401);
        JsonArray apps = visitor.getJson("/2fa").json().getArray("apps");
        assertThat(apps).hasSize(1);
        assertThat(apps.getObject(0).getString("name")).isEqualTo("Phone");
    }

    @Test
    void attack42_anOldSecondFactorAloneAddsChangesAndRemovesNothing() {
        Owner owner = new Owner();
        owner.add("Tablet");
        owner.later().state();
        String id = owner.id("Phone");

        for (String path : new String[] {"/2fa/enable", "/2fa/apps/" + id + "/change", "/2fa/apps/" + id + "/remove"}) {
            Answer answer = owner.visitor.postJson(path, "name", "Mine");
            Expect.problem(answer, 401);
            assertThat(answer.body()).contains("second-factor-required").contains("/2fa/challenge");
        }
        assertThat(owner.apps()).hasSize(2);
    }

    @Test
    void aCodeInTheFormItselfIsAFreshSecondFactorOfTheChosenApp() {
        Owner owner = new Owner();
        Authenticator tablet = owner.add("Tablet");
        owner.later();
        String phone = owner.id("Phone");
        String code = tablet.next();

        Answer page = owner.visitor.post("/2fa/apps/" + phone + "/remove");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("Confirm it is you", "name=\"code\"", "name=\"app\"");
        Answer removed = owner.visitor.post("/2fa/apps/" + phone + "/remove", "app", owner.id("Tablet"), "code", code);

        assertThat(removed.status()).as("%s", removed).isEqualTo(303);
        assertThat(owner.visitor.get("/2fa").body()).contains("“Phone” was removed.");
        assertThat(owner.apps()).hasSize(1);
    }

    @Test
    void attack29_anAdditionThatIsGivenUpLeavesTheOldAppLive() {
        Owner owner = new Owner();
        owner.state();
        Authenticator tablet = owner.begin("Tablet");
        assertThat(owner.visitor
                        .postJson("/2fa/confirm", "code", tablet.wrong())
                        .status())
                .isEqualTo(422);
        assertThat(owner.visitor.get("/2fa").status()).isEqualTo(200);

        assertThat(owner.visitor.postJson("/2fa/confirm", "code", tablet.next()).status())
                .isEqualTo(409);
        assertThat(owner.apps()).hasSize(1);
        assertThat(owner.challenge(owner.id("Phone"), owner.phone.next()).status())
                .isEqualTo(200);
    }

    @Test
    void changingTheAppLetsTheOldOneGoInTheMomentTheNewOneIsConfirmed() {
        Owner owner = new Owner();
        String old = owner.id("Phone");
        Answer begun = owner.visitor.postJson("/2fa/apps/" + old + "/change");
        assertThat(begun.status()).as("%s", begun).isEqualTo(200);
        Authenticator next = new Authenticator(begun.json().getString("secret"));
        assertThat(owner.challenge(old, owner.phone.next()).status())
                .as("the old one until then")
                .isEqualTo(200);

        assertThat(owner.visitor.postJson("/2fa/confirm", "code", next.next()).status())
                .isEqualTo(200);

        assertThat(owner.apps()).hasSize(1);
        Expect.problem(owner.challenge(old, owner.phone.next()), 409);
        assertThat(owner.challenge(owner.id("Phone"), next.next()).status()).isEqualTo(200);
        assertThat(owner.state().getInt("recoveryCodesLeft"))
                .isEqualTo(owner.phone.recoveryCodes().size());
    }

    @Test
    void thePathOfAChangeSaysWhatHappensToTheOldApp() {
        Owner owner = new Owner();

        Answer page = owner.visitor.post("/2fa/apps/" + owner.id("Phone") + "/change");

        assertThat(page.body())
                .containsPattern("<h2 id=\"app\"[^>]*>Change the authenticator app</h2>")
                .contains("goes on working until you confirm the new one")
                .contains("Confirm and change");
    }

    @Test
    void attack45_noLaterAnswerHoldsTheSecretOfAnAppThatWasAdded() {
        Owner owner = new Owner();
        Authenticator tablet = owner.add("Tablet");

        assertThat(owner.visitor.get("/2fa").body()).doesNotContain(tablet.setupKey());
        assertThat(owner.visitor.getJson("/2fa").body()).doesNotContain(tablet.setupKey());
    }

    @Test
    void anAdditionEndsTheOtherSessionsAndNotItsOwn() {
        Owner owner = new Owner();
        Visitor elsewhere = site.visitor().password(owner.account).challenge(owner.phone);
        owner.add("Tablet");
        Time.advanceSeconds(6);

        Expect.open(owner.visitor.get("/account/"));
        assertThat(Expect.closed(elsewhere.request("GET", "/account/")).status())
                .isIn(302, 303, 401);
    }

    @Test
    void confirmingAnAppIsNoFreshSecondFactor() {
        Owner owner = new Owner();
        Time.advanceSeconds(250);
        owner.add("Tablet");
        Time.advanceSeconds(60);
        owner.state();

        Expect.problem(owner.visitor.postJson("/2fa/enable", "name", "Laptop"), 401);
    }

    @Test
    void anAppIsRenamed() {
        Owner owner = new Owner();
        String id = owner.id("Phone");

        assertThat(owner.visitor
                        .postJson("/2fa/apps/" + id, "name", "  Büro 📱 ")
                        .status())
                .isEqualTo(204);
        assertThat(owner.id("Büro 📱")).isEqualTo(id);
        Answer page = owner.visitor.post("/2fa/apps/" + id, "name", "<b>&\"'|{0}");
        assertThat(page.status()).isEqualTo(303);
        assertThat(owner.visitor.get("/2fa").body())
                .doesNotContain("<b>&")
                .contains("&lt;b&gt;&amp;&quot;&#39;&#124;{0}");
    }

    @Test
    void aNameThatIsNoneOrTakenIsRefused() {
        Owner owner = new Owner();
        owner.add("Tablet");
        String id = owner.id("Phone");

        for (String name : new String[] {"", " ", "n".repeat(65), "a\nb", "\u202eenohP", "\u0000"}) {
            Expect.problem(owner.visitor.postJson("/2fa/apps/" + id, "name", name), 400);
            Expect.problem(owner.visitor.postJson("/2fa/enable", "name", name), 400);
        }
        Expect.problem(owner.visitor.postJson("/2fa/apps/" + id, "name", "tablet"), 409);
        Expect.problem(owner.visitor.postJson("/2fa/enable", "name", "TABLET"), 409);
        assertThat(owner.visitor.post("/2fa/enable", "name", "Tablet").body())
                .contains("Another of your apps has this name. Choose another one.");
    }

    @Test
    void aCameTooLateClickOnEnableAddsNothing() {
        Owner owner = new Owner();
        owner.state();

        Expect.problem(owner.visitor.postJson("/2fa/enable"), 409);
    }

    @Test
    void theLastAppIsRemovedByDisablingWhichAsksForThePassword() {
        Owner owner = new Owner();
        String id = owner.id("Phone");

        Expect.problem(owner.visitor.postJson("/2fa/apps/" + id + "/remove"), 400);
        Expect.problem(owner.visitor.postJson("/2fa/apps/" + id + "/remove", "password", "wrong"), 422);
        assertThat(owner.visitor
                        .postJson("/2fa/apps/" + id + "/remove", "password", "demo")
                        .status())
                .isEqualTo(204);
        assertThat(owner.state().getString("state")).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void appsOfOthersAndOnesThatNeverWereAreNotFound() {
        Owner owner = new Owner();
        owner.add("Tablet");
        String others = new Owner().id("Phone");

        for (String id : new String[] {others, "nothing"}) {
            Expect.problem(owner.visitor.postJson("/2fa/apps/" + id, "name", "Mine"), 404);
            Expect.problem(owner.visitor.postJson("/2fa/apps/" + id + "/change"), 404);
            Expect.problem(owner.visitor.postJson("/2fa/apps/" + id + "/remove"), 404);
        }
    }

    @Test
    void withoutTheTokenNothingIsChanged() {
        Owner owner = new Owner();
        owner.add("Tablet");
        String id = owner.id("Phone");

        for (String path :
                new String[] {"/2fa/apps/" + id, "/2fa/apps/" + id + "/change", "/2fa/apps/" + id + "/remove"}) {
            assertThat(owner.visitor
                            .request("POST", path)
                            .wantsJson()
                            .form("name", "Mine")
                            .send()
                            .status())
                    .isEqualTo(403);
            assertThat(owner.visitor.getJson(path).status()).isEqualTo(405);
        }
        assertThat(owner.apps()).hasSize(2);
    }
}
