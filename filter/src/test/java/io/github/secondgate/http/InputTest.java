package io.github.secondgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.web.admin.PolicyForm;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 70: whatever is sent, a code comes out of it, or nothing. */
class InputTest {
    private static final Fields FIELDS = Input.SHARED.and(PolicyForm.TAKEN);

    private static FakeRequest post() {
        return new FakeRequest(new Browser(), "POST", "/2fa/challenge");
    }

    private static Input form(String name, String... values) throws IOException {
        return Input.of(post().field(name, values), FIELDS);
    }

    private static Input json(String body) throws IOException {
        return Input.of(post().body("application/json", body), FIELDS);
    }

    // --- codes

    @ParameterizedTest
    @ValueSource(
            strings = {"123456", " 123 456 ", "123\u00a0456", "1\t2\n3 456", "\u3000123\u202f456", "1234567", "12345678"
            })
    void aCodeIsDigitsWithoutSpaces(String sent) throws IOException {
        assertThat(form("code", sent).appCode()).isEqualTo(sent.replaceAll("[^0-9]", ""));
    }

    /** Attack 3: each is the same code to whoever checks it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200e123456",
                "\u2068123456\u2069",
                "123\u200b456",
                "\ufeff123456",
                "123\u00ad456",
                "123-456",
                "-123456",
                "12–34—56",
                "123\u2212456",
                "123ー456",
                "123456.",
                "123.456",
                "12·34・56。",
                "123456\r\n",
                "123\u2028456\u0085",
                "１２３４５６",
                "١٢٣٤٥٦",
                "۱۲۳ ۴۵۶",
                "१२३४५६",
                "𝟏𝟐𝟑𝟒𝟓𝟔",
                "᠑᠒᠓᠔᠕᠖",
                "๑๒๓ ๔๕๖",
                "①②③④⑤⑥",
                "¹²³₄₅₆",
                "1\u20092\u200a3\u202f4\u00a05\u30006",
                "1\u200b2\u200c3\u200d4\u20605\ufeff6",
                "123‐456",
                "123‑456",
                "１２３－４５６",
                "123﹣456"
            })
    void everySpellingOfACodeIsThatCode(String sent) throws IOException {
        assertThat(form("code", sent).appCode()).isEqualTo("123456");
        String asJson = sent.replace("\r", "\\r").replace("\n", "\\n");
        assertThat(json("{\"code\":\"" + asJson + "\"}").appCode()).isEqualTo("123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcd-efgh",
                "\u2066ABCD\u200bEFGH\u2069",
                "ABCD.EFGH.",
                "ABCD—EFGH\r\n",
                "AB CD·EF\u00adGH",
                "ＡＢＣＤ－ｅｆｇｈ",
                "𝙰𝙱𝙲𝙳 𝙴𝙵𝙶𝙷",
                "Ⓐⓑⓒⓓⓔⓕⓖⓗ"
            })
    void everySpellingOfARecoveryOrRescueCodeIsThatCode(String sent) throws IOException {
        assertThat(form("recoveryCode", sent).recoveryCode()).isEqualTo("ABCDEFGH");
        assertThat(form("rescueCode", sent).rescueCode()).isEqualTo("ABCDEFGH");
        assertThat(form("recoveryCode", sent + "２3").recoveryCode()).isEqualTo("ABCDEFGH23");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12345",
                "123456789",
                "-12345",
                "+123456",
                "12345a",
                "123_456",
                "123/456",
                "123,456",
                "１２３４５",
                "一二三四五六",
                "Ⅰ23456",
                "0x1234",
                "1e5000",
                "null",
                "12345\ufffd6",
                "123456\u0007",
                "123456,654321",
                "[\"123456\"]"
            })
    void whatIsNoCodeIsNone(String sent) throws IOException {
        Input input = form("code", sent);
        assertThat(input.appCode()).isNull();
        assertThat(input.malformed()).isFalse();
    }

    @Test
    void aRecoveryCodeLosesItsSpacesHyphensAndCase() throws IOException {
        assertThat(form("recoveryCode", " abcd-efgh ").recoveryCode()).isEqualTo("ABCDEFGH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " - ", "ABC", "ABCD_EFGH", "ÄBCDEFGH", "' OR 1=1 --", "ABCD\u0000EFGH"})
    void whatIsNoRecoveryCodeIsNone(String sent) throws IOException {
        assertThat(form("recoveryCode", sent).recoveryCode()).isNull();
    }

    @Test
    void aRecoveryCodeHasABound() throws IOException {
        assertThat(form("recoveryCode", "A".repeat(32)).recoveryCode()).isNotNull();
        assertThat(form("recoveryCode", "A".repeat(33)).recoveryCode()).isNull();
    }

    // --- forms

    @Test
    void nothingSentIsNothing() throws IOException {
        Input input = Input.of(post(), FIELDS);
        assertThat(input.malformed()).isFalse();
        assertThat(input.has("code")).isFalse();
        assertThat(input.text("code")).isEmpty();
        assertThat(input.appCode()).isNull();
        assertThat(input.recoveryCode()).isNull();
    }

    @Test
    void aFieldSentTwiceIsMalformed() throws IOException {
        assertThat(form("code", "123456", "123456").malformed()).isTrue();
        assertThat(form("_csrf", "x", "y").malformed()).isTrue();
        assertThat(form("unknown", "x", "y").malformed()).isFalse();
    }

    @Test
    void aFieldHasABound() throws IOException {
        assertThat(form("password", "x".repeat(1024)).malformed()).isFalse();
        assertThat(form("password", "x".repeat(1025)).malformed()).isTrue();
    }

    /** PostgreSQL has no NUL, and no database has half of a pair. */
    @Test
    void whatNoDatabaseStoresIsMalformed() throws IOException {
        assertThat(form("code", "123456\u0000").malformed()).isTrue();
        assertThat(form("name", "Phone\ud83d").malformed()).isTrue();
        assertThat(json("{\"name\":\"Phone\\u0000\"}").malformed()).isTrue();
        assertThat(json("{\"name\":\"Phone\\ud83d\"}").malformed()).isTrue();
        assertThat(json("{\"name\":\"Phone\\ud83d\\ude00\"}").malformed()).isFalse();
    }

    @Test
    void aBodyHasABound() throws IOException {
        String json = "{\"x\":\"" + "y".repeat(16 * 1024 - 8) + "\"}";
        assertThat(json(json).malformed()).isFalse();
        assertThat(json(json + " ").malformed()).isTrue();
    }

    @Test
    void aFormThatTheContainerCannotDecodeIsMalformed() throws IOException {
        FakeRequest request = post().undecodable();
        assertThat(Input.of(request, FIELDS).malformed()).isTrue();
    }

    /** Secrets and codes come in the body only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=123456",
                "code",
                "x=1&code=",
                "%63ode=123456",
                "c%6fde",
                "_csrf=x",
                "password=x",
                "%zz=1",
                "recoveryCode=A"
            })
    void aFieldInTheAddressIsMalformed(String query) throws IOException {
        assertThat(Input.of(post().query(query).field("code", "123456"), FIELDS).malformed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=1", "x=code", "codes=1", "v=%zz", "&&"})
    void otherQueriesAreNobodysBusiness(String query) throws IOException {
        Input input = Input.of(post().query(query).field("code", "123456"), FIELDS);
        assertThat(input.malformed()).isFalse();
        assertThat(input.appCode()).isEqualTo("123456");
    }

    // --- JSON

    @Test
    void aJsonObjectGivesTheSameFields() throws IOException {
        Input input = json("{\"code\":\"123 456\",\"_csrf\":\"t\",\"other\":\"[{\"}");
        assertThat(input.malformed()).isFalse();
        assertThat(input.appCode()).isEqualTo("123456");
        assertThat(input.text("_csrf")).isEqualTo("t");
    }

    @Test
    void aMemberThatComesTwiceMakesTheInputMalformed() throws IOException {
        assertThat(json("{\"code\":\"123456\",\"code\":\"654321\"}").malformed())
                .isTrue();
        assertThat(json("{\"code\":\"1,2\",\"_csrf\":\"a,\\\"b\"}").malformed()).isFalse();
        assertThat(json("{}").malformed()).isFalse();
    }

    @Test
    void theTypeMayNameACharset() throws IOException {
        FakeRequest request = post().body("Application/JSON; charset=utf-8", "{\"password\":\"grün\"}");
        assertThat(Input.of(request, FIELDS).text("password")).isEqualTo("grün");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[\"code\"]",
                "\"123456\"",
                "{",
                "{\"code\":}",
                "{\"code\":123456}",
                "{\"code\":[\"123456\"]}",
                "{\"code\":{\"$ne\":\"\"}}",
                "{\"code\":true}",
                "{'code':'1'}",
                "{}{}",
                "{\"code\":\"1\\u00"
            })
    void otherJsonIsMalformed(String body) throws IOException {
        assertThat(json(body).malformed()).isTrue();
    }

    @Test
    void jsonNestedDeeplyIsMalformedAndNothingWorse() throws IOException {
        assertThat(json("{\"x\":" + "[".repeat(16_000)).malformed()).isTrue();
        assertThat(json("{\"x\":".repeat(2_700)).malformed()).isTrue();
    }

    // --- lists

    @Test
    void aListComesAsAFieldForEachOrAsAnArray() throws IOException {
        assertThat(form("methods", "app", "email").text("methods")).isEqualTo("app,email");
        assertThat(form("methods", "app").text("methods")).isEqualTo("app");
        assertThat(json("{\"methods\":[\"app\",\"email\"],\"code\":\"1\"}").text("methods"))
                .isEqualTo("app,email");
        assertThat(json("{\"methods\":\"app\"}").text("methods")).isEqualTo("app");
        assertThat(json("{\"methods\":[]}").sent("methods")).isTrue();
        assertThat(json("{\"code\":\"1\"}").sent("methods")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"methods\":[[\"app\"]]}",
                "{\"methods\":[{\"x\":1}]}",
                "{\"methods\":[\"app\",1]}",
                "{\"methods\":[\"app\",null]}",
                "{\"methods\":[\"app\"}",
                "{\"methods\":[\"app\"],\"methods\":[\"app\"]}",
                "{\"methods\":true}",
                "{\"unknown\":[\"app\"]}",
                "{\"code\":[]}",
                "]]]{\"methods\":[[]]}"
            })
    void aListHoldsTextsAndNothingElse(String body) throws IOException {
        assertThat(json(body).malformed()).isTrue();
    }

    @Test
    void aListHasABound() throws IOException {
        String[] many = new String[300];
        Arrays.fill(many, "email");
        assertThat(form("methods", many).malformed()).isTrue();
        assertThat(json("{\"methods\":[\"" + String.join("\",\"", many) + "\"]}")
                        .malformed())
                .isTrue();
    }

    @Test
    void anEmptyJsonObjectIsNothing() throws IOException {
        assertThat(json("{\"code\":null}").malformed()).isFalse();
        assertThat(json("{\"code\":null}").appCode()).isNull();
    }
}
