package io.github.secondgate.http;

import io.github.secondgate.view.LocalizedText;
import javax.servlet.http.HttpServletRequest;

/**
 * A browser in a few words, by which its owner recognises it: "Firefox on Windows". Made of words of our own, so that
 * nothing a client sends reaches a page, a mail or the database. Not evidence: a client can claim any browser.
 */
public final class BrowserLabel {
    /** What the header holds, and the name; the first that fits wins, as each also claims to be those below it. */
    private static final String[][] BROWSERS = {
        {"Edg/", "Edge"},
        {"EdgA/", "Edge"},
        {"EdgiOS/", "Edge"},
        {"Edge/", "Edge"},
        {"OPR/", "Opera"},
        {"Opera", "Opera"},
        {"SamsungBrowser/", "Samsung Internet"},
        {"Vivaldi/", "Vivaldi"},
        {"Firefox/", "Firefox"},
        {"FxiOS/", "Firefox"},
        {"Chrome/", "Chrome"},
        {"CriOS/", "Chrome"},
        {"Safari/", "Safari"},
        {"Trident/", "Internet Explorer"},
        {"MSIE ", "Internet Explorer"},
    };

    private static final String[][] PLATFORMS = {
        {"Windows", "Windows"},
        {"iPhone", "iPhone"},
        {"iPad", "iPad"},
        {"Android", "Android"},
        {"CrOS", "ChromeOS"},
        {"Macintosh", "Mac"},
        {"Linux", "Linux"},
    };

    private BrowserLabel() {}

    /** Never null; a few words in the reader's language. */
    public static String of(HttpServletRequest request, LocalizedText words) {
        return of(request.getHeader("User-Agent"), words);
    }

    public static String of(String userAgent, LocalizedText words) {
        String known = first(BROWSERS, userAgent);
        String browser = known == null ? words.text("browser.unknown") : known;
        String platform = first(PLATFORMS, userAgent);
        return platform == null ? browser : words.text("browser.on", browser, platform);
    }

    private static String first(String[][] table, String userAgent) {
        for (String[] line : table) {
            if (userAgent != null && userAgent.contains(line[0])) {
                return line[1];
            }
        }
        return null;
    }
}
