package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attack 70: input nobody types. It is refused with a sentence, counts nothing and never gets as far as a 500. */
class BadInputIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static Site site;
    private static String account;
    private static Authenticator phone;
    private static Visitor owing;

    @BeforeAll
    static void start() {
        site = Site.start();
        account = site.person("ewan");
        phone = site.visitor().password(account).enrol();
        owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
    }

    /** No matter how much of it: the next right code is accepted at once. */
    @AfterAll
    static void nothingWasCounted() {
        assertThat(owing.code(phone.next()).status()).isEqualTo(200);
        site.close();
    }

    static Stream<String> codes() {
        return Stream.of(
                "",
                " ",
                "\t",
                "12345",
                "123456789",
                "abcdef",
                "12345a",
                "-12345",
                "+12345",
                "12.345",
                "1e5555",
                "0x1234",
                "１２３４５",
                "١٢٣٤٥",
                "12345\u0000",
                "123456\u0000",
                "\u200b12345",
                "123456\n789",
                "123456;123456",
                "123456,654321",
                "' OR 1=1",
                "{{7*7}}",
                "null",
                "undefined",
                "[]",
                "123456\ud83d\ude00",
                "1".repeat(10_000),
                " ".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aCodeThatIsNoCodeIsMalformed(String code) {
        Expect.problem(owing.postJson("/2fa/challenge", "code", code), 400);
        Expect.problem(
                owing.request("POST", "/2fa/challenge")
                        .wantsJson()
                        .csrf()
                        .object("code", code)
                        .send(),
                400);
        assertThat(owing.post("/2fa/challenge", "code", code).status()).isEqualTo(400);
    }

    static Stream<String> recoveryCodes() {
        return Stream.of(
                "",
                " ",
                "-",
                "----",
                "A",
                "AAAA",
                "A".repeat(33),
                "AAAA-AAA!",
                "АААА-АААА",
                "AAAA_AAAA",
                "A".repeat(10_000),
                "AAAA\u0000AAAA");
    }

    @ParameterizedTest
    @MethodSource("recoveryCodes")
    void aRecoveryCodeThatIsNoneIsMalformed(String code) {
        Expect.problem(owing.postJson("/2fa/challenge", "recoveryCode", code), 400);
    }

    @Test
    void theSentenceSaysWhatIsWanted() {
        assertThat(Expect.problem(owing.postJson("/2fa/challenge", "code", "12"), 400)
                        .getString("detail"))
                .isEqualTo("Enter the 6 digits from your app.");
    }

    static Stream<List<String>> bodies() {
        return Stream.of(
                List.of(FORM, ""),
                List.of(FORM, "code"),
                List.of(FORM, "code="),
                List.of(FORM, "code=123456&code=654321"),
                List.of(FORM, "code[]=123456"),
                List.of(FORM, "code=123456&recoveryCode=ABCD-EFGH"),
                List.of(FORM, "code=%zz"),
                List.of(FORM, "code=%f"),
                List.of(FORM, "code=%c0%b1%c0%b2%c0%b3%c0%b4%c0%b5%c0%b6"),
                List.of(FORM, "%00=%00&&&=&"),
                List.of(FORM, "x=1&".repeat(5_000)),
                List.of(FORM, "code=" + "9".repeat(40_000)),
                List.of(FORM + "; charset=nonsense", "code=x"),
                List.of("application/json", ""),
                List.of("application/json", "null"),
                List.of("application/json", "[]"),
                List.of("application/json", "\"123456\""),
                List.of("application/json", "123456"),
                List.of("application/json", "{"),
                List.of("application/json", "{\"code\":null}"),
                List.of("application/json", "{\"code\":[\"123456\"]}"),
                List.of("application/json", "{\"code\":{\"$ne\":\"\"}}"),
                List.of("application/json", "{\"code\":true}"),
                List.of("application/json", "{\"code\":-123456}"),
                List.of("application/json", "{\"code\":1.23456e5}"),
                List.of("application/json", "{\"code\":\"12345\\u0000\"}"),
                List.of("application/json", "{\"code\":\"123456\"} trailing"),
                List.of("application/json", "[".repeat(16_000)),
                List.of("application/json", "{\"code\":".repeat(1_800)),
                List.of("application/json; charset=nonsense", "{\"code\":\"x\"}"),
                List.of("application/xml", "<code>123456</code>"),
                List.of(
                        "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"code\"\r\n\r\n1\r\n--x--"),
                List.of("nonsense", "code=123456"),
                List.of("", "code=123456"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatSaysNothingIsMalformed(List<String> typeAndBody) {
        Answer answer = owing.request("POST", "/2fa/challenge")
                .wantsJson()
                .csrf()
                .body(typeAndBody.get(0), typeAndBody.get(1))
                .send();
        assertThat(answer.status()).as("%s", answer).isIn(400, 413, 415);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void aBodyWithoutADeclaredLengthIsBoundedToo() {
        for (String type : new String[] {FORM, "application/json"}) {
            String piece = (type.equals(FORM) ? "code=1&x=" : "{\"x\":\"") + "9".repeat(40_000);
            Answer answer = owing.request("POST", "/2fa/challenge")
                    .wantsJson()
                    .csrf()
                    .chunked(type, piece)
                    .send();
            assertThat(answer.status()).as("%s", answer).isIn(400, 413);
        }
    }

    @Test
    void aCodeInTheAddressIsNotRead() {
        String code = phone.next();
        Expect.problem(
                owing.request("POST", "/2fa/challenge?code=" + code)
                        .wantsJson()
                        .csrf()
                        .send(),
                400);
        Expect.problem(
                owing.request("POST", "/2fa/challenge?code=" + code)
                        .wantsJson()
                        .csrf()
                        .form()
                        .send(),
                400);
        assertThat(owing.getJson("/2fa/challenge?code=" + code).status()).isEqualTo(200);
        Expect.closed(owing.request("GET", "/account/"));
    }

    @Test
    void headersNobodySendsAreNoTrouble() {
        for (String accept :
                new String[] {"", ";", "application/json;q=x", "text/html;q=", "*/*;".repeat(500), ",,,"}) {
            assertThat(owing.request("GET", "/account/").accept(accept).send().status())
                    .as("Accept: %s", accept)
                    .isIn(302, 303, 400, 401);
        }
        for (String language : new String[] {"xx-invalid-language-tag-that-is-long", "*", "de;q=nan", "\u0001"}) {
            assertThat(owing.request("GET", "/2fa/challenge")
                            .header("Accept-Language", language)
                            .send()
                            .status())
                    .as("Accept-Language: %s", language)
                    .isIn(200, 400);
        }
    }
}
