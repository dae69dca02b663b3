package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.demo.RunningDemo;
import io.github.secondgate.testing.FewRounds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person at a browser, in front of a demo of the class's own. What a person can see and press has short words here. */
abstract class BrowserTest {

    /** What an app's code that is wrong is answered, where nothing is known about it. */
    static final String NO_MATCH =
            "That code did not match\nWait for the next code. Is the phone’s clock set to automatic?";

    static RunningDemo demo;
    static Browser browser;
    static ChromeDriver driver;
    private static Wording wording = Wording.ENGLISH;

    @BeforeAll
    static void open(TestInfo test) throws Exception {
        FewRounds.use();
        browser = Browser.open();
        driver = browser.driver();
        TestClock.run();
        Lines lines = test.getTestClass().orElseThrow().getAnnotation(Lines.class);
        demo = lines == null
                ? RunningDemo.start(TestClock.class, pressed(), List.of())
                : RunningDemo.start(TestClock.class, pressed(lines.value()), List.of(lines.words()), lines.faces());
        TestClock.stand();
    }

    /** People press the button here, unless a class says otherwise: what they see before is looked at too. */
    private static List<String> pressed(String... lines) {
        String setting = "secondgate.sendWhenComplete = ";
        return Stream.concat(Stream.of(setting + "false"), Stream.of(lines)).toList();
    }

    @AfterAll
    static void close() throws Exception {
        if (demo != null) {
            demo.close();
        }
        demo = null;
    }

    @BeforeEach
    void sitDown() {
        browser.forget();
        wording = Wording.ENGLISH;
    }

    /** The person at the browser reads another language; words here stay English and are looked up. */
    static void speak(String language) {
        browser.language(language);
        wording = Wording.in(language);
    }

    /** Sits down at another browser, and leaves the first as it is. */
    static Set<Cookie> atAnotherBrowser() {
        Set<Cookie> left = driver.manage().getCookies();
        browser.forget();
        return left;
    }

    /** Goes back to a browser that was left. */
    static void comeBack(Set<Cookie> left) {
        browser.forget();
        visit("/public/approach.jsp");
        left.forEach(driver.manage()::addCookie);
    }

    @AfterEach
    void noPageWentAgainstItsOwnPolicyOrFailedInItsScript() {
        assertThat(browser.console())
                .noneMatch(said -> said.contains("Content Security Policy") || said.contains("Uncaught"));
    }

    static void visit(String path) {
        driver.get(demo.address() + path);
    }

    static String path() {
        return driver.getCurrentUrl().replace(demo.address(), "");
    }

    static String heading() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    static String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    static String badge() {
        return driver.findElement(By.className("sg-badge")).getText();
    }

    static String alert() {
        return driver.findElement(By.cssSelector("[role=alert]")).getText();
    }

    /** Where the person types next. */
    static WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** What a screen reader says of it besides its name: what describes it. */
    static String description(WebElement element) {
        return Stream.of(element.getDomAttribute("aria-describedby").split(" "))
                .map(id -> driver.findElement(By.id(id)).getText())
                .collect(Collectors.joining("\n"));
    }

    /** Whether all of it is to be seen without scrolling. */
    static boolean inView(WebElement element) {
        return (Boolean) driver.executeScript(
                "const r = arguments[0].getBoundingClientRect();"
                        + "return r.height > 0 && r.top > -1 && r.bottom < innerHeight + 1 && r.left >= 0 && r.right <= innerWidth",
                element);
    }

    static String status() {
        return driver.findElement(By.cssSelector(".sg-note[role=status]")).getText();
    }

    static String setupKey() {
        return driver.findElement(By.id("setup-key")).getText().replace(" ", "");
    }

    static WebElement field(String name) {
        return driver.findElements(By.name(name)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No field " + name + " to be seen in:\n" + text()));
    }

    /** Opens a section that is folded away, and before it the one around it. */
    static void unfold(String summary) {
        WebElement wanted = driver.findElement(By.xpath(wording.xpath("//summary", summary)));
        wanted.findElements(By.xpath("ancestor::details[not(@open)]/summary")).stream()
                .filter(each -> !each.equals(wanted))
                .forEach(WebElement::click);
        wanted.click();
    }

    static WebElement button(String words) {
        return driver.findElements(By.xpath(wording.xpath("//*[self::button or self::a]", words))).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + words + " to be seen in:\n" + text()));
    }

    /** Presses a button or follows a link, and waits for the page it leads to. */
    static void press(String words) {
        press(button(words));
    }

    /** Wherever a form of ours leads, its answer is in sight and has the focus: a person is not left to look for it. */
    private static void press(WebElement button) {
        boolean sends = !button.findElements(By.xpath("self::button/ancestor::form[@method='post']"))
                .isEmpty();
        boolean signsIn = path().startsWith("/2fa/challenge");
        leave(button::click);
        // Whoever was on the way to the settings has arrived there, and nothing of that page is an answer.
        boolean arrived = signsIn && path().equals("/2fa");
        if (sends && !arrived && !driver.findElements(By.cssSelector("body.sg")).isEmpty()) {
            String words = driver.findElement(By.tagName("h1")).getText();
            soon().withMessage(() -> "The focus is on nothing at " + path() + " (" + words + "):\n" + text())
                    .until(d -> !focused().getTagName().equals("body"));
            assertThat(beginsInView(focused()))
                    .as(
                            "What has the focus at %s is to be seen: %s",
                            path(), focused().getText())
                    .isTrue();
        }
    }

    /** It may be longer than the window. */
    private static boolean beginsInView(WebElement element) {
        return (Boolean) driver.executeScript(
                "const r = arguments[0].getBoundingClientRect();"
                        + "return r.height > 0 && r.top > -1 && r.top < innerHeight - 20",
                element);
    }

    static void leave(Runnable action) {
        WebElement page = driver.findElement(By.tagName("html"));
        action.run();
        soon().until(d -> gone(page));
        soon().until(ExpectedConditions.presenceOfElementLocated(By.tagName("body")));
    }

    /** Asked in the moment of the change, the driver answers with an error of its own that is not yet staleness. */
    private static boolean gone(WebElement page) {
        try {
            page.isEnabled();
            return false;
        } catch (StaleElementReferenceException e) {
            return true;
        } catch (WebDriverException e) {
            if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
                return true;
            }
            throw e;
        }
    }

    /** Whoever looks while a part of the page is being exchanged looks again. */
    static WebDriverWait soon() {
        WebDriverWait wait = new WebDriverWait(driver, Duration.ofSeconds(20), Duration.ofMillis(50));
        wait.ignoring(StaleElementReferenceException.class);
        return wait;
    }

    /** The password, from wherever the login page came up. */
    static void givePassword(String account) {
        field("username").clear();
        field("username").sendKeys(account);
        field("password").sendKeys("demo");
        press("Sign in", "//main//button");
    }

    static void press(String words, String xpath) {
        press(driver.findElement(By.xpath(wording.xpath(xpath, words))));
    }

    static void signIn(String account) {
        visit("/login.jsp");
        givePassword(account);
    }

    static void signIn(String account, Phone phone) {
        signIn(account);
        field("code").sendKeys(phone.code());
        press("Verify and sign in");
    }

    /** The app of a member whose set-up of it waits for its first code. */
    static Phone startedSetup(String account) throws Exception {
        signIn(account);
        visit("/2fa");
        press("Enable two-factor");
        return Phone.ofKey(setupKey());
    }

    /** A new member with an authenticator app. */
    static Enrolled enrolled() throws Exception {
        String account = demo.newMember();
        Phone[] phone = new Phone[1];
        List<String> codes = demo.enrol(account, uri -> {
            phone[0] = Phone.of(uri);
            return phone[0].code();
        });
        return new Enrolled(account, phone[0], codes);
    }

    /** Waits for a mail or text message to an address or a number with these words in it: subject, empty line, text. */
    static String sent(String to, String words) {
        return soon().withMessage(() -> "Nothing came to " + to + " that says: " + words)
                .until(d -> sentTo(to).stream()
                        .filter(message -> message.contains(words))
                        .findFirst()
                        .orElse(null));
    }

    /** Everything that came to an address or a number so far, the newest first. */
    static List<String> sentTo(String to) {
        try {
            return demo.sentTo(to);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> recoveryCodes() {
        return driver.findElements(By.cssSelector("#recovery-codes li")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Copies the recovery codes, as somebody does who keeps them, and goes on. */
    static void keepCodes() {
        button("Copy all codes").click();
        soon().until(d -> button("I have saved them").getDomAttribute("href") != null);
        press("I have saved them");
    }

    record Enrolled(String account, Phone phone, List<String> codes) {}
}
