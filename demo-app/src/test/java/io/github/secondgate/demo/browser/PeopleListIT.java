package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Everybody's state, as mara sees it who administers two-factor. */
@Further
class PeopleListIT extends BrowserTest {
    private static void signInMara() {
        browser.forget();
        TestClock.move(Duration.ofMinutes(1));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
    }

    private static List<String> names() {
        return driver.findElements(By.cssSelector(".sg-table tbody th a")).stream()
                .map(WebElement::getText)
                .collect(Collectors.toList());
    }

    private static String byMailOnly() {
        String account = demo.newMember();
        signIn(account);
        visit("/2fa");
        press("Configure", "//section[@aria-labelledby='email']//button");
        String mail = sent(account + "@larkhaven.example", "confirm that codes reach you");
        field("code").sendKeys(mail.replaceFirst("(?s).*?\\b([0-9]{6,8})\\b.*", "$1"));
        press("Confirm and enable", "//section[@aria-labelledby='email']//button");
        browser.forget();
        return account;
    }

    /** Who stands so is found so, and not among those who stand otherwise. */
    private static void show(String account, String state) {
        visit("/2fa/admin/people?q=" + account);
        show(state);
        assertThat(names()).as(state).contains(account);
        show(state.equals("Locked") ? "Exempt" : "Locked");
        assertThat(names()).doesNotContain(account);
    }

    private static void show(String state) {
        new Select(driver.findElement(By.id("show"))).selectByVisibleText(state);
        press("Search");
    }

    @Test
    @DisplayName("People lists who never came near two-factor too, and how many are protected of how many")
    void everybody() throws Exception {
        String never = demo.newMember();
        String protectedOne = enrolled().account();
        signInMara();
        visit("/2fa/admin/people");
        assertThat(driver.findElement(By.id("covered")).getText()).matches("\\d+ of \\d+ protected");
        visit("/2fa/admin/people?q=" + never);
        assertThat(names()).contains(never);
        assertThat(text()).contains("Not configured");
        show("Not configured");
        assertThat(names()).contains(never);
        visit("/2fa/admin/people?q=" + protectedOne);
        show("Not configured");
        assertThat(names()).doesNotContain(protectedOne);
    }

    @Test
    @DisplayName("They are told apart by how they stand and by role, page after page")
    void filters() throws Exception {
        String locked = enrolled().account();
        demo.sql("UPDATE secondgate_account SET app_failures = 50 WHERE account = '" + locked + "'");
        String sent = byMailOnly();
        signIn("grace");
        signInMara();
        visit("/2fa/admin/people");
        show("Exempt");
        assertThat(names()).containsExactly("otto");
        visit("/2fa/admin/people");
        field("role").sendKeys("admin");
        press("Search");
        assertThat(names()).contains("mara", "aisha").doesNotContain("theo");
        show(locked, "Locked");
        show(sent, "Only e-mail or SMS");
        show("grace", "Grace period");
        visit("/2fa/admin/people");
        List<String> first = names();
        assertThat(first).hasSize(25);
        press("Next page");
        assertThat(names()).isNotEmpty().doesNotContainAnyElementsOf(first);
    }

    @Test
    @DisplayName("In every language they fit the narrowest phone, with two badges too")
    void narrow() {
        signInMara();
        browser.screen(320, "light");
        for (String language : Wording.LANGUAGES) {
            browser.language(language);
            visit("/2fa/admin/people?q=otto");
            assertThat(driver.findElements(By.className("sg-badge"))).hasSizeGreaterThan(1);
            assertThat(driver.executeScript("return document.documentElement.scrollWidth - innerWidth"))
                    .as(language)
                    .isEqualTo(0L);
        }
    }

    /** By a link, as a person takes it away. */
    private static Path downloaded(String words, String file) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target", "browser"), "downloads");
        Path taken = folder.resolve(file);
        browser.downloadsTo(folder);
        button(words).click();
        soon().withMessage(() -> "No file " + file).until(d -> Files.exists(taken));
        return taken;
    }

    /** The cells of each line behind the byte order mark as RFC 4180 parts them, and so a spreadsheet that opens the file. */
    private static List<List<String>> cells(String csv) {
        List<List<String>> lines = new ArrayList<>();
        for (String line : csv.substring(1).split("\r\n")) {
            Matcher cell = Pattern.compile("\\G(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))")
                    .matcher(line);
            List<String> cells = new ArrayList<>();
            while (cell.find()) {
                cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
            }
            lines.add(cells);
        }
        return lines;
    }

    @Test
    @DisplayName(
            "They are taken away as a file in which whatever somebody typed is text, and no formula of a spreadsheet")
    void csv() throws Exception {
        String[] names = {"=zz+1;@zz", "=zz\"a,b\"", "+zz", "@zz|=zz"};
        for (String name : names) {
            demo.sql("INSERT INTO member SELECT '" + name + "', password, password_salt, 'Zed', 'None', 'Guest',"
                    + " 'zed@larkhaven.example', '+447700900999' FROM member WHERE username = 'nadia'");
        }
        signInMara();
        visit("/2fa/admin/people?match=contains&q=zz");
        assertThat(names()).containsExactlyInAnyOrder(names);
        Path file = downloaded("Download as CSV", "people.csv");
        assertThat(Files.readAllBytes(file))
                .as("what a spreadsheet knows UTF-8 by")
                .startsWith(0xEF, 0xBB, 0xBF);
        List<List<String>> lines = cells(Files.readString(file));
        assertThat(lines.get(0))
                .containsExactly(
                        "account",
                        "state",
                        "methods",
                        "confirmedAt",
                        "lastUsedAt",
                        "recoveryCodesLeft",
                        "throttledUntil",
                        "locked",
                        "exemptUntil");
        assertThat(lines.subList(1, lines.size()))
                .as("as many cells in each, whatever stands in them")
                .allSatisfy(line -> assertThat(line).hasSize(9).contains("NOT_CONFIGURED"))
                .extracting(line -> line.get(0))
                .containsExactlyInAnyOrder("'=zz+1;'@zz", "'=zz\"a,b\"", "'+zz", "'@zz|'=zz");

        URL link = new URL(button("Download as CSV").getDomProperty("href"));
        HttpURLConnection asked = (HttpURLConnection) link.openConnection();
        asked.setRequestProperty(
                "Cookie",
                driver.manage().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        assertThat(asked.getHeaderField("Content-Disposition")).isEqualTo("attachment; filename=\"people.csv\"");
        assertThat(asked.getContentType()).startsWithIgnoringCase("text/csv;charset=utf-8");
        assertThat(asked.getHeaderField("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    @DisplayName("The file has the people who were looked for, on all pages, and nobody else")
    void csvOfWhoeverWasLookedFor() throws Exception {
        String protectedOne = enrolled().account();
        signInMara();
        visit("/2fa/admin/people");
        show("Not configured");
        List<List<String>> lines = cells(Files.readString(downloaded("Download as CSV", "people.csv")));
        assertThat(lines).hasSizeGreaterThan(26);
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.get(0))
                .doesNotContain(protectedOne, "mara");
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.get(1))
                .containsOnly("NOT_CONFIGURED");
    }

    @Test
    @DisplayName("Remind these people writes one mail each, with an event, and none again within the week")
    void reminders() throws Exception {
        String member = demo.newMember();
        signInMara();
        visit("/2fa/admin/people?q=" + member);
        press("Remind these people");
        assertThat(status()).matches("Reminders on their way: [1-9]\\d*");
        sent(member + "@larkhaven.example", "set up two-factor authentication");
        press("Remind these people");
        assertThat(status()).isEqualTo("Reminders on their way: 0");
        visit("/2fa/admin/events?account=" + member);
        assertThat(text()).contains("A reminder was sent", "mara");
    }
}
