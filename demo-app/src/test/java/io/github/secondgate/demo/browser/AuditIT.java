package io.github.secondgate.demo.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.testing.Further;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an audit finds, at which width and by day or night, and that it finds nothing where nothing is. */
@Further
class AuditIT {
    private static final String PAGE = "<!DOCTYPE html><html lang=en><title>A page</title>"
            + "<meta name=viewport content='width=device-width, initial-scale=1'>"
            + "<style>body { background: #fff; color: #000 } @media (prefers-color-scheme: dark) { body { background: #000; color: #fff } }"
            + "%s</style><main><h1>A page</h1>%s</main>";

    private static Audit audit(String style, String content) throws IOException {
        Browser browser = Browser.open();
        browser.forget();
        String page = String.format(PAGE, style, content);
        browser.driver()
                .get("data:text/html;charset=utf-8;base64,"
                        + Base64.getEncoder().encodeToString(page.getBytes(UTF_8)));
        Audit audit = new Audit(browser, 320, 1280).themed();
        audit.look("page");
        return audit;
    }

    @Test
    void findsNothingWhereNothingIs() throws IOException {
        Audit audit = audit(
                "", "<p>Words, <button>a button</button></p><details><summary>More</summary><p>Words</p></details>");
        assertThatCode(audit::report).doesNotThrowAnyException();
    }

    /** 4.9 : 1 is enough for AA, and 2.8 : 1 for nothing; {@code p} is what has the colour. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p { color: #707070 }                                             | 320-light",
                "p { color: #999 }                                                | 320-light",
                "@media (min-width: 1000px) { p { color: #707070 } }              | 1280-light",
                "@media (prefers-color-scheme: dark) { p { color: #808080 } }     | 320-dark",
                "@media (prefers-color-scheme: dark) { p { color: #555 } }        | 1280-dark",
                "@media (min-width: 1000px) and (prefers-color-scheme: dark) { p { color: #555 } } | 1280-dark"
            })
    void findsWeakContrastWhereverItIs(String style, String where) throws IOException {
        Audit audit = audit(style, "<p>Words that are to be read</p>");
        assertThatThrownBy(audit::report).hasMessageContaining("page-" + where).hasMessageContaining("contrast");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<input>                                                              | page-320-light | label",
                "<details><summary>More</summary><button></button></details>         | page-320-light | button-name",
                "<style>@media (max-width: 900px) { b { display: none } }</style><button><b>Go</b></button> | page-320-light | button-name",
                "<style>@media (min-width: 900px) { b { display: none } }</style><button><b>Go</b></button> | page-1280-light | button-name",
                "<p style='width: 400px'>Wide</p>                                     | page-320-light is too wide | by",
                "<div dir=rtl><p class=sg-mono>ABCD</p></div>                         | page-320-dark has keys | sg-mono"
            })
    void findsWhatIsWrong(String content, String where, String what) throws IOException {
        Audit audit = audit("", content);
        assertThatThrownBy(audit::report).hasMessageContaining(where).hasMessageContaining(what);
    }
}
