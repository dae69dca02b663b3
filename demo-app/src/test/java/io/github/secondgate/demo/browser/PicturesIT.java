package io.github.secondgate.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * The pictures of the documentation, taken from the demo as it stands. They are kept in {@code target/browser/documentation}, and with
 * {@code -Dpictures=docs} take the place of those in {@code filter/docs/pictures}.
 */
class PicturesIT extends BrowserTest {

    private static final int HIGH = 657;
    private static final int GAP = 16;
    private static final int MOST_BYTES = 150_000;

    @Test
    void theSetUpAndOnAPhoneTheChallenge() throws IOException {
        String member = demo.newMember();
        signIn(member);
        visit("/2fa");
        press("Enable two-factor");
        BufferedImage setup = window(1024);
        field("code").sendKeys(Phone.ofKey(setupKey()).code());
        press("Confirm and enable");
        browser.forget();
        signIn(member);
        keep("secondgate", setup, window(360));
    }

    @Test
    void theSameChallengeWithoutAThemeAndWithThatOfTheDemo() throws IOException {
        signIn("ewan");
        BufferedImage harbour = window(600);
        Audit.takeThemeOff(driver);
        keep("themes", window(600), harbour);
    }

    @Test
    void theAdministration() throws IOException {
        signIn("mara");
        field("code").sendKeys(Phone.ofKey(demo.printed("mara", "key")).code());
        press("Verify and sign in");
        visit("/2fa/admin");
        BufferedImage policy = window(760);
        visit("/2fa/admin/events");
        keep("administration", policy, window(760));
    }

    /** Somebody without a phone calls, from the challenge to the events that tell of it. */
    @Test
    void theWayBackIn() throws Exception {
        String member = enrolled().account();
        signIn(member);
        browser.screen(360, HIGH, "light");
        unfold("Try another way");
        BufferedImage ways = window(360);
        unfold("I have lost everything, or left my phone at home");
        press("Ask the helpdesk");
        String phrase = driver.findElement(By.id("rescue-phrase")).getText();
        keep("challenge", ways, window(360));
        browser.forget();
        TestClock.move(Duration.ofMinutes(3));
        signIn("mara", Phone.ofKey(demo.printed("mara", "key")));
        visit("/2fa/admin/rescues");
        field("phrase").sendKeys(phrase);
        press("Continue");
        driver.findElement(By.id("help-rescue")).click();
        field("reason").sendKeys("Phone lost at sea; called back on the known number");
        BufferedImage naming = window(600, "rescue");
        press("Issue a code");
        keep("helpdesk", naming, window(600, "issued"));
        visit("/2fa/admin/people");
        keep("people", window(1000, "people"));
        visit("/2fa/admin/events?account=" + member);
        keep("events", window(1000, "events"));
    }

    private static BufferedImage window(int width) throws IOException {
        return window(width, null);
    }

    /** @param heading which begins the picture; null for the page's own */
    private static BufferedImage window(int width, String heading) throws IOException {
        browser.screen(width, HIGH, "light");
        driver.executeScript(
                "document.activeElement.blur(); scrollTo(0, 0);"
                        + "const part = document.getElementById(arguments[0]); if (part) part.closest('section').scrollIntoView()",
                heading);
        return ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
    }

    private static void keep(String name, BufferedImage left, BufferedImage right) throws IOException {
        BufferedImage both =
                new BufferedImage(left.getWidth() + GAP + right.getWidth(), HIGH, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = both.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, both.getWidth(), HIGH);
        pen.drawImage(left, 0, 0, null);
        pen.drawImage(right, left.getWidth() + GAP, 0, null);
        pen.dispose();
        keep(name, both);
    }

    private static void keep(String name, BufferedImage picture) throws IOException {
        Path directory = "docs".equals(System.getProperty("pictures"))
                ? Path.of("../filter/docs/pictures")
                : Path.of("target/browser/documentation");
        Path file = Files.createDirectories(directory).resolve(name + ".png");
        ImageIO.write(inFewColours(picture), "png", file.toFile());
        assertThat(Files.size(file)).as(name).isBetween(10_000L, (long) MOST_BYTES);
    }

    /** A third of the bytes: pages have few colours, and the edges of letters bear the nearest of them. */
    private static BufferedImage inFewColours(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y), 1, Integer::sum);
            }
        }
        List<Integer> palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(256)
                .map(Map.Entry::getKey)
                .toList();
        int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel model = new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
        BufferedImage small =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int index = nearest.computeIfAbsent(picture.getRGB(x, y), colour -> nearest(palette, colour));
                small.getRaster().setSample(x, y, 0, index);
            }
        }
        return small;
    }

    private static int nearest(List<Integer> palette, int colour) {
        return palette.indexOf(palette.stream()
                .min(Comparator.comparingInt(each -> distance(each, colour)))
                .orElseThrow());
    }

    private static int distance(int one, int other) {
        int distance = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int by = (one >> shift & 255) - (other >> shift & 255);
            distance += by * by;
        }
        return distance;
    }
}
