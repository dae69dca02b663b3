package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.view.TextDownload;
import io.github.secondgate.web.page.Exchange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** New recovery codes, shown in this one answer and never again. */
public final class CodesPanel {
    private CodesPanel() {}

    /**
     * @param afterEnrolment whether these are the first ones
     * @param continueUrl where the person goes on from here
     */
    public static void show(Exchange exchange, List<String> codes, boolean afterEnrolment, String continueUrl)
            throws IOException {
        Instant now = exchange.services.clock.instant();
        String day = exchange.words.day(now);
        Download download = new Download(fileName(exchange, now), TextDownload.href(file(exchange, codes, day)), day);
        exchange.answers.show(new Content(codes, download, afterEnrolment, continueUrl), Content::json);
    }

    /** As {@code SITE-recovery-codes-ACCOUNT-DATE.txt}, of characters that every file system takes. */
    private static String fileName(Exchange exchange, Instant now) {
        String issuer = exchange.services.issuer;
        String site = issuer == null ? "" : issuer + "-";
        String name = site + "recovery-codes-" + exchange.account() + "-" + exchange.words.date(now);
        return name.replaceAll("[^\\p{L}\\p{M}\\p{N}@._-]+", "-") + ".txt";
    }

    private static String file(Exchange exchange, List<String> codes, String day) {
        String boxes = codes.stream().map(code -> "[ ] " + code).collect(Collectors.joining("\r\n"));
        return exchange.text("codes.file.heading", exchange.account(), exchange.services.issuer)
                + "\r\n"
                + exchange.text("codes.made", day)
                + "\r\n\r\n"
                + boxes
                + "\r\n\r\n"
                + exchange.text("codes.file.mark")
                + "\r\n"
                + exchange.text("codes.file.advice")
                + "\r\n";
    }

    /** The codes as a file, and the day that it and the printed sheet name. Immutable. */
    static final class Download {
        private final String fileName;
        private final String href;
        private final String day;

        Download(String fileName, String href, String day) {
            this.fileName = fileName;
            this.href = href;
            this.day = day;
        }
    }

    static final class Content extends PageContent {
        final List<String> codes;
        final String fileName;
        final String downloadHref;
        final String madeOn;
        final boolean active;
        final String continueUrl;

        Content(List<String> codes, Download download, boolean active, String continueUrl) {
            super(PageTemplate.CODES);
            this.codes = Collections.unmodifiableList(new ArrayList<>(codes));
            this.fileName = download.fileName;
            this.downloadHref = download.href;
            this.madeOn = download.day;
            this.active = active;
            this.continueUrl = Objects.requireNonNull(continueUrl);
        }

        @Override
        public boolean shownOnce() {
            return true;
        }

        JsonObject json() {
            JsonObject answer = new JsonObject();
            answer.put("recoveryCodes", new JsonArray(codes));
            return answer;
        }
    }
}
