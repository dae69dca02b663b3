package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secondgate.text.Unseen;
import java.util.ArrayList;
import java.util.List;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 66 and 68: which names are one account. */
class AccountResolverTest {
    private final AccountResolver accountResolver = new AccountResolver(null, null, false, true);

    private static PrincipalCollection principals(Object primary) {
        return new SimplePrincipalCollection(primary, "staff");
    }

    private String account(String name) {
        return accountResolver.person(principals(name)).account();
    }

    private static void isUnknown(AccountResolver accountResolver, Object principal, String... words) {
        assertThatExceptionOfType(UnknownPersonException.class)
                .isThrownBy(() -> accountResolver.person(principals(principal)))
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
        AccountResolver exact = new AccountResolver(null, null, false, false);
        AccountResolver prefixed = new AccountResolver(null, null, true, true);
        for (AccountResolver these : List.of(accountResolver, exact, prefixed)) {
            assertThatExceptionOfType(AccountNameRefusedException.class)
                    .isThrownBy(() -> these.person(principals(name)))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("lice"));
        }
        assertThatExceptionOfType(AccountNameRefusedException.class).isThrownBy(() -> accountResolver.named(name));
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
        AccountResolver exact = new AccountResolver(null, null, false, false);
        assertThat(exact.person(principals(" Alice ")).account()).isEqualTo("Alice");
        assertThat(exact.person(principals("ＡLICE")).account()).isEqualTo("ALICE");
    }

    @Test
    void whatNamesNobodySaysWhy() {
        AccountResolver prefixed = new AccountResolver(null, null, true, true);
        for (String bare : new String[] {"ewan", "/ewan", ""}) {
            assertThatExceptionOfType(UnknownPersonException.class)
                    .isThrownBy(() -> prefixed.named(bare))
                    .withMessageContaining("realm/account");
        }
        assertThatExceptionOfType(UnknownPersonException.class)
                .isThrownBy(() -> prefixed.named("staff/"))
                .withMessageContaining("empty");
        for (AccountResolver any : List.of(accountResolver, prefixed)) {
            assertThatExceptionOfType(UnknownPersonException.class)
                    .isThrownBy(() -> any.named(null))
                    .withMessage("No account name is given.");
        }
    }

    // --- bounds

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0", "\u3000\u2003"})
    void anEmptyNameIsNobodys(String name) {
        isUnknown(accountResolver, name, "empty");
    }

    @Test
    void aNameHasABoundWithItsPrefix() {
        assertThat(account("x".repeat(255))).hasSize(255);
        isUnknown(accountResolver, "x".repeat(256), "255");
        isUnknown(accountResolver, "ﷺ".repeat(15), "255");
        AccountResolver prefixed = new AccountResolver(null, null, true, true);
        assertThat(prefixed.person(principals("x".repeat(249))).account()).hasSize(255);
        isUnknown(prefixed, "x".repeat(250), "255");
        isUnknown(accountResolver, "😀".repeat(128), "255");
        assertThat(prefixed.named("staff/" + "x".repeat(249))).hasSize(255);
        assertThatExceptionOfType(AccountNameRefusedException.class)
                .isThrownBy(() -> prefixed.named("staff/" + "x".repeat(250)));
        assertThatExceptionOfType(AccountNameRefusedException.class)
                .isThrownBy(() -> accountResolver.named("x".repeat(256)));
    }

    // --- realms

    @Test
    void theRealmStandsBeforeTheNameWhereItIsAsked() {
        AccountResolver prefixed = new AccountResolver(null, null, true, true);
        assertThat(prefixed.person(principals("Alice")).account()).isEqualTo("staff/alice");
    }

    @Test
    void theRealmIsTheOneOfThePrimaryPrincipal() {
        SimplePrincipalCollection both = new SimplePrincipalCollection("alice", "guests");
        both.add(7, "staff");
        assertThat(new AccountResolver(null, null, true, true).person(both).account())
                .isEqualTo("guests/alice");
        assertThat(accountResolver.person(both).account()).isEqualTo("alice");
    }

    // --- objects

    public static final class Employee {
        private final String login;

        Employee(String login) {
            this.login = login;
        }

        public String getLogin() {
            return login;
        }

        public int getNumber() {
            return 42;
        }

        public boolean isActive() {
            return true;
        }

        public String getBroken() {
            throw new IllegalStateException("detached");
        }

        public void setSecret(String secret) {
            throw new UnsupportedOperationException(secret);
        }

        @Override
        public String toString() {
            return "alice";
        }
    }

    @Test
    void anObjectIsKnownByTheNamedProperty() {
        Employee employee = new Employee(" Alice ");
        assertThat(new AccountResolver("login", null, false, true)
                        .person(principals(employee))
                        .account())
                .isEqualTo("alice");
        assertThat(new AccountResolver("number", null, false, true)
                        .person(principals(employee))
                        .account())
                .isEqualTo("42");
    }

    @Test
    void anObjectIsNeverKnownByItsText() {
        isUnknown(accountResolver, new Employee("alice"), "secondgate.account", Employee.class.getName());
        isUnknown(
                new AccountResolver("active", null, false, true), new Employee("alice"), "secondgate.account = active");
        isUnknown(new AccountResolver("nothing", null, false, true), new Employee("alice"), "no such property");
        isUnknown(new AccountResolver("secret", null, false, true), new Employee("alice"), "no such property");
        isUnknown(new AccountResolver("broken", null, false, true), new Employee("alice"), "cannot be read");
        isUnknown(new AccountResolver("login", null, false, true), new Employee(null), "gives no text");
        isUnknown(new AccountResolver("login", null, false, true), new Employee(" "), "empty");
    }

    @Test
    void aNameIsKnownWithoutTheProperty() {
        assertThat(new AccountResolver("login", null, false, true)
                        .person(principals("Alice"))
                        .account())
                .isEqualTo("alice");
    }

    @Test
    void theLoginNameIsWhatThePersonTypes() {
        Employee employee = new Employee(" Alice ");
        assertThat(accountResolver.loginName(principals(" Alice "))).isEqualTo(" Alice ");
        assertThat(new AccountResolver("number", "login", false, true).loginName(principals(employee)))
                .isEqualTo(" Alice ");
        assertThat(new AccountResolver("number", null, false, true).loginName(principals(employee)))
                .isEqualTo("42");
    }

    @Test
    void aPersonReadsAsTheAccount() {
        Person person = accountResolver.person(principals("Alice"));
        assertThat(person).hasToString("alice");
        assertThat(person.principals().getPrimaryPrincipal()).isEqualTo("Alice");
    }
}
