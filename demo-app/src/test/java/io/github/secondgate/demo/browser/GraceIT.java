package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A portal that will require two-factor of everybody: one page at each sign-in says from when on. */
@Lines({"secondgate.require = everyone", "secondgate.requiredRoles = null"})
@Further
class GraceIT extends BrowserTest {
    private static final String PAGE = "/2fa/grace";

    @ParameterizedTest
    @CsvSource({"1366, 657, light", "1366, 657, dark", "360, 740, light", "360, 740, dark"})
    void allOfItIsSeenWithoutScrolling(int width, int height, String scheme) throws Exception {
        browser.screen(width, height, scheme);
        signIn(demo.newMember());
        assertThat(path()).isEqualTo(PAGE);
        assertThat(heading()).startsWith("Required from ");
        assertThat(inView(driver.findElement(By.tagName("h1")))).isTrue();
        assertThat(inView(button("Set up now"))).isTrue();
        assertThat(inView(button("Later"))).isTrue();
        assertThat(focused().getDomAttribute("role")).as("what is read out").isEqualTo("status");
        assertThat(focused().getText()).contains("will be required by your organisation");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void laterLeadsToThePageAskedForAndNothingIsAskedAgain(boolean scripts) throws Exception {
        browser.scripts(scripts);
        String account = demo.newMember();
        visit("/account/?reserved=yes");
        givePassword(account);
        assertThat(path()).isEqualTo(PAGE);
        press("Later");
        assertThat(path()).isEqualTo("/account/?reserved=yes");
        visit("/account/");
        assertThat(path()).isEqualTo("/account/");
        visit("/logout");
        signIn(account);
        assertThat(path()).as("the next sign-in").isEqualTo(PAGE);
    }

    /** Signed in by a script, which is led nowhere. */
    private static void signInBehindTheScenes(String account) {
        visit("/login.jsp");
        driver.executeAsyncScript(
                "const form = document.querySelector('main form'), done = arguments[1];"
                        + "form.elements.username.value = arguments[0];"
                        + "form.elements.password.value = 'demo';"
                        + "fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).then(done);",
                account);
    }

    @Test
    void whatStandsBehindTheHashIsThereAgain() throws Exception {
        signInBehindTheScenes(demo.newMember());
        visit("/account/#berth-7");
        assertThat(path()).isEqualTo(PAGE + "#berth-7");
        press("Later");
        assertThat(path()).isEqualTo("/account/#berth-7");
    }

    @Test
    void byKeyboard() throws Exception {
        signIn(demo.newMember());
        browser.tabTo("a[data-onward]");
        leave(() -> browser.type(Keys.ENTER));
        assertThat(path()).isEqualTo("/account/");
    }

    @Test
    void whoSetsUpNowGoesOnToThePageAskedFor() throws Exception {
        String account = demo.newMember();
        visit("/account/?reserved=yes");
        givePassword(account);
        press("Set up now");
        assertThat(inView(driver.findElement(By.id("setup-key"))))
                .as("no page between")
                .isTrue();
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and enable");
        keepCodes();
        assertThat(path()).isEqualTo("/account/?reserved=yes");
    }

    @Test
    void theProfilePageSaysItToo() throws Exception {
        signIn(demo.newMember());
        String required = heading();
        press("Later");
        assertThat(driver.findElement(By.className("secondgate-status")).getText())
                .contains("Not configured", required, "Set up two-factor");
    }
}
