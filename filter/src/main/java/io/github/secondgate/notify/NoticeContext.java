package io.github.secondgate.notify;

import io.github.secondgate.view.LocalizedText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** The lines of a mail by which its reader tells whether it was they themselves: whose account, when, and from where. */
final class NoticeContext {
    private NoticeContext() {}

    /** The lines of a mail, without those that there are not. */
    static String lines(String... lines) {
        return Arrays.stream(lines).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }

    static String of(LocalizedText words, String account, Instant when, Origin origin) {
        String address =
                origin.address() == null ? words.text("notice.mail.unknown") : ForeignText.address(origin.address());
        String browser =
                origin.browser() == null ? words.text("browser.unknown") : ForeignText.harmless(origin.browser());
        return String.join(
                "\n",
                words.text("notice.mail.account", ForeignText.harmless(account)),
                words.text("notice.mail.when", words.moment(when)),
                words.text("notice.mail.address", address),
                words.text("notice.mail.browser", browser));
    }
}
