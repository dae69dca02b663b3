package io.github.secondgate.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secondgate.text.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 66 and 68: which names are one account. */
class AccountNamesTest {
    private final AccountNames names = new AccountNames(null, null, false, true);

    private static String account(AccountNames names, Object principal) {
        return names.account(principal, () -> "staff");
    }

    private String account(String name) {
        return account(names, name);
    }

    private static void isUnknown(AccountNames names, Object principal, String... words) {
        assertThatExceptionOfType(UnknownPersonException.class)
                .isThrownBy(() -> account(names, principal))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    // --- one account

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "Alice",
                "ALICE",
                "aLICE",
                " alice",
                "alice ",
                "\talice\n",
                "\u00a0alice\u3000",
                "ａｌｉｃｅ",
                "ＡＬＩＣＥ",
                "ⓐlice",
                "𝐚lice"
            })
    void spellingsOfOneNameAreOneAccount(String spelling) {
        assertThat(account(spelling)).isEqualTo("alice");
    }

    @ParameterizedTest
    @CsvSource({
        "André,andré",
        "ANDRE\u0301,andré",
        "ﬁnn,finn",
        "ſam,sam",
        "\u212aarl,karl",
        "ⅣX,ivx",
        "ÅSA,åsa",
        "J\u030can,\u01f0an",
        "ΟΔΟΣ,οδοσ",
        "οδος,οδοσ",
        "İan,ian",
        "IAN,ian"
    })
    void composedCompatibleAndCapitalLettersAreOne(String spelling, String account) {
        assertThat(account(spelling)).isEqualTo(account(account)).isEqualTo(account);
    }

    @Test
    void anAccountNameIsItsOwnAccount() {
        for (int point = 0x21; point < 0x10000; point++) {
            if (Character.isLetter(point) && !Unseen.is(point)) {
                for (String name :
                        List.of(new String(Character.toChars(point)), "J\u030c" + Character.toString(point))) {
                    String once = account(name);
                    assertThat(account(once)).as("U+%04X", point).isEqualTo(once);
                }
            }
        }
    }

    /** Else a realm that ignores case would let somebody in under a name that has no factor. */
    @Test
    void whatIgnoringCaseTakesForOneNameIsOneAccount() {
        List<String> apart = new ArrayList<>();
        for (int point = 0x21; point < 0x10000; point++) {
            String letter = Character.toString(point);
            for (String other : List.of(
                    letter.toUpperCase(), letter.toLowerCase(), Character.toString(Character.toTitleCase(point)))) {
                boolean seen = !Unseen.is(point) && !Unseen.is(other.codePointAt(0));
                if (letter.equalsIgnoreCase(other) && seen && !Character.isSpaceChar(point)) {
                    if (!account("x" + letter + "y").equals(account("x" + other + "y"))) {
                        apart.add(letter + other);
                    }
                }
            }
        }
        assertThat(apart).isEmpty();
        assertThat("İI".equalsIgnoreCase("iı")).isTrue();
        assertThat(account("İI")).isEqualTo(account("iı"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna lee", "anna  lee", "Anna\u00a0\u2003lee ", "anna\u1680lee", "ａｎｎａ\u3000ｌｅｅ"})
    void spacesFoldToOne(String spelling) {
        assertThat(account(spelling)).isEqualTo("anna lee");
    }

    // --- nobody's account

    /** Attack 88. A realm that looks past such a character would let somebody in under a name that has no factor. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "al\u00adice",
                "al\u200bice",
                "alice\u2060",
                "\ufeffalice",
                "alice\u0000",
                "\u0000alice",
                "al\u0000ice",
                "al\tice",
                "alice\u0007",
                "alice\u0085",
                "al\u2028ice",
                "alice\u202e",
                "al\u200dice",
                "alice\u034f",
                "al\u115fice",
                "alice\u3164",
                "alice\uffa0",
                "alice\u17b4",
                "alice\ufe0f",
                "al\u180eice",
                "al\u1806ice",
                "alice\ufffc",
                "alice\u2800",
                "alice\u0378",
                "alice\ud800",
                "alice\udb40\udc41",
                "alice\udb40\udfff"
            })
    void aCharacterNobodySeesMakesNoName(String name) {
        AccountNames exact = new AccountNames(null, null, false, false);
        AccountNames prefixed = new AccountNames(null, null, true, true);
        for (AccountNames these : List.of(names, exact, prefixed)) {
            assertThatExceptionOfType(AccountNameRefusedException.class)
                    .isThrownBy(() -> account(these, name))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("lice"));
        }
        assertThatExceptionOfType(AccountNameRefusedException.class).isThrownBy(() -> names.named(name));
        assertThatExceptionOfType(AccountNameRefusedException.class).isThrownBy(() -> prefixed.named("staff/" + name));
    }

    // --- several accounts

    @Test
    void accentsStayDistinct() {
        assertThat(List.of(account("andre"), account("andré"), account("andrè"), account("ändre"), account("andrê")))
                .doesNotHaveDuplicates();
        assertThat(account("strasse")).isNotEqualTo(account("straße"));
        assertThat(account("soren")).isNotEqualTo(account("søren"));
    }

    @Test
    void othersLookAlikeOnly() {
        assertThat(account("аlice")).as("Cyrillic a").isNotEqualTo("alice");
        assertThat(account("al ice")).isNotEqualTo("alice");
        assertThat(account("a1ice")).isNotEqualTo("alice");
    }

    @Test
    void caseIsKeptWhereTheApplicationTellsNamesApart() {
        AccountNames exact = new AccountNames(null, null, false, false);
        assertThat(account(exact, " Alice ")).isEqualTo("Alice");
        assertThat(account(exact, "ＡLICE")).isEqualTo("ALICE");
    }

    @Test
    void whatNamesNobodySaysWhy() {
        AccountNames prefixed = new AccountNames(null, null, true, true);
        for (String bare : new String[] {"ewan", "/ewan", ""}) {
            assertThatExceptionOfType(UnknownPersonException.class)
                    .isThrownBy(() -> prefixed.named(bare))
                    .withMessageContaining("realm/account");
        }
        assertThatExceptionOfType(UnknownPersonException.class)
                .isThrownBy(() -> prefixed.named("staff/"))
                .withMessageContaining("empty");
        for (AccountNames any : List.of(names, prefixed)) {
            assertThatExceptionOfType(UnknownPersonException.class)
                    .isThrownBy(() -> any.named(null))
                    .withMessage("No account name is given.");
        }
    }

    // --- bounds

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0", "\u3000\u2003"})
    void anEmptyNameIsNobodys(String name) {
        isUnknown(names, name, "empty");
    }

    @Test
    void aNameHasABoundWithItsPrefix() {
        assertThat(account("x".repeat(255))).hasSize(255);
        isUnknown(names, "x".repeat(256), "255");
        isUnknown(names, "ﷺ".repeat(15), "255");
        AccountNames prefixed = new AccountNames(null, null, true, true);
        assertThat(account(prefixed, "x".repeat(249))).hasSize(255);
        isUnknown(prefixed, "x".repeat(250), "255");
        isUnknown(names, "😀".repeat(128), "255");
        assertThat(prefixed.named("staff/" + "x".repeat(249))).hasSize(255);
        assertThatExceptionOfType(AccountNameRefusedException.class)
                .isThrownBy(() -> prefixed.named("staff/" + "x".repeat(250)));
        assertThatExceptionOfType(AccountNameRefusedException.class).isThrownBy(() -> names.named("x".repeat(256)));
    }

    // --- realms

    @Test
    void theRealmStandsBeforeTheNameWhereItIsAsked() {
        AccountNames prefixed = new AccountNames(null, null, true, true);
        assertThat(account(prefixed, "Alice")).isEqualTo("staff/alice");
    }

    // --- objects

    @Test
    void anObjectIsKnownByTheNamedProperty() {
        Employee employee = new Employee(" Alice ");
        assertThat(account(new AccountNames("login", null, false, true), employee))
                .isEqualTo("alice");
        assertThat(account(new AccountNames("number", null, false, true), employee))
                .isEqualTo("42");
    }

    /** As the claims of a provider are kept, or the attributes of SAML. */
    @Test
    void aPropertyMayBeOneOfAPropertyOrWhatAMapHolds() {
        AccountNames mail = new AccountNames("attributes.mail", null, false, true);
        assertThat(account(
                        new AccountNames("employee.login", null, false, true),
                        Map.of("employee", new Employee("Alice"))))
                .isEqualTo("alice");
        assertThat(account(mail, Map.of("attributes", Map.of("mail", "alice@example.org"))))
                .isEqualTo("alice@example.org");
        assertThat(account(mail, Map.of("attributes", Map.of("mail", List.of("alice@example.org")))))
                .isEqualTo("alice@example.org");
        for (Map<?, ?> unclear : List.<Map<?, ?>>of(
                Map.of(),
                Map.of("attributes", Map.of()),
                Map.of("attributes", Map.of("mail", List.of())),
                Map.of("attributes", Map.of("mail", List.of("alice@example.org", "root@example.org"))),
                Map.of("attributes", Map.of("mail", Map.of("mail", "alice@example.org"))))) {
            isUnknown(mail, unclear, "secondgate.account = attributes.mail", "gives no text");
        }
    }

    @Test
    void anObjectIsNeverKnownByItsText() {
        isUnknown(names, new Employee("alice"), "secondgate.account", Employee.class.getName());
        isUnknown(new AccountNames("active", null, false, true), new Employee("alice"), "secondgate.account = active");
        isUnknown(new AccountNames("nothing", null, false, true), new Employee("alice"), "no such property");
        isUnknown(new AccountNames("secret", null, false, true), new Employee("alice"), "no such property");
        isUnknown(new AccountNames("broken", null, false, true), new Employee("alice"), "cannot be read");
        isUnknown(new AccountNames("login", null, false, true), new Employee(null), "gives no text");
        isUnknown(new AccountNames("login", null, false, true), new Employee(" "), "empty");
    }

    @Test
    void aNameIsKnownWithoutTheProperty() {
        assertThat(account(new AccountNames("login", null, false, true), "Alice"))
                .isEqualTo("alice");
    }

    @Test
    void theLoginNameIsWhatThePersonTypes() {
        Employee employee = new Employee(" Alice ");
        assertThat(names.loginName(" Alice ")).isEqualTo(" Alice ");
        assertThat(new AccountNames("number", "login", false, true).loginName(employee))
                .isEqualTo(" Alice ");
        assertThat(new AccountNames("number", null, false, true).loginName(employee))
                .isEqualTo("42");
    }
}
