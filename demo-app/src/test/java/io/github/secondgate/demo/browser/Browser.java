package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Chromium as a shell that never had a window, which draws the same pages in two thirds of the time. It reaches no host but localhost,
 * and leaves nothing outside {@code target}.
 */
final class Browser {

    private static final Path BINARY = Path.of("/usr/bin/chromium-headless-shell");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String REQUIRED = "required";

    /** Warns that it knows no typed commands for so new a browser; ours are given by name. */
    private static final Logger CDP = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    /** The one of this process, which takes longer to open than most pages; null until somebody asks. */
    private static Browser opened;

    private final ChromeDriver driver;
    private final Path home;

    private Browser(ChromeDriver driver, Path home) {
        this.driver = driver;
        this.home = home;
    }

    /**
     * The browser of this process; it is closed when that ends. Where there is none the tests are skipped, unless the
     * environment says {@code SECONDGATE_BROWSER=required}.
     */
    static Browser open() throws IOException {
        if (opened == null) {
            opened = start();
            Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
        }
        return opened;
    }

    private static Browser start() throws IOException {
        if (!Files.isExecutable(BINARY) || !Files.isExecutable(DRIVER)) {
            String missing = "No browser journeys: " + BINARY + " and " + DRIVER + " are not both installed";
            if (REQUIRED.equals(System.getenv("SECONDGATE_BROWSER"))) {
                fail(missing + ", but SECONDGATE_BROWSER=required");
            }
            System.out.println(missing);
            abort(missing);
        }
        CDP.setLevel(Level.OFF);
        Path target = Files.createDirectories(Path.of("target", "browser")).toAbsolutePath();
        Path home = Files.createTempDirectory(target, "home");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .withEnvironment(Map.of("TMPDIR", shortly(home), "HOME", home.toString()))
                .build();
        return new Browser(new ChromeDriver(service, options(home)), home);
    }

    /** The same directory by a name of few letters: the browser puts a socket there, whose name may have 107 at most. */
    private static String shortly(Path home) {
        Path here = Path.of("").toAbsolutePath();
        return "/proc/" + ProcessHandle.current().pid() + "/cwd/" + here.relativize(home);
    }

    private static ChromeOptions options(Path home) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BINARY.toFile());
        // By this name the driver knows that it starts the shell.
        options.setCapability("browserName", "chrome-headless-shell");
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-GB",
                "--hide-scrollbars",
                "--window-size=1280,900",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
                "--user-data-dir=" + home.resolve("profile"));
        return options;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** As a person who has just sat down: no cookies, British English, a light screen of 1280 px, scripts allowed. */
    void forget() {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        language("en-GB");
        scripts(true);
        touch(false);
        claims("");
        downloadsTo(home);
        screen(1280, "light");
        console();
    }

    /** @param tags as of the header Accept-Language */
    void language(String tags) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", tags)));
    }

    /** @param userAgent what it says it is to servers; what it is, where that is empty */
    void claims(String userAgent) {
        driver.executeCdpCommand("Emulation.setUserAgentOverride", Map.of("userAgent", userAgent));
    }

    /** Else they would lie about where the tests were started. */
    void downloadsTo(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior",
                Map.of(
                        "behavior",
                        "allow",
                        "downloadPath",
                        folder.toAbsolutePath().toString()));
    }

    /** Under a finger, or under a mouse again. */
    void touch(boolean on) {
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", on));
    }

    void scripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    void screen(int width, String scheme) {
        screen(width, 900, scheme);
    }

    void screen(int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(feature("color-scheme", scheme), feature("reduced-motion", "reduce"))));
    }

    private static Map<String, String> feature(String preference, String value) {
        return Map.of("name", "prefers-" + preference, "value", value);
    }

    /** The window, as a camera would see it. */
    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** The whole page, however long. */
    byte[] picture() {
        Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        return Base64.getDecoder().decode(picture.toString());
    }

    /** What the console said since the last call. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Presses Tab until the focus is on such an element. */
    void tabTo(String css) {
        for (int presses = 0; presses < 60; presses++) {
            type(Keys.TAB);
            if (!driver.findElements(By.cssSelector(css + ":focus")).isEmpty()) {
                return;
            }
        }
        fail("Tab never comes to " + css);
    }

    private void close() {
        driver.quit();
        try (Stream<Path> left = Files.walk(home)) {
            left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
