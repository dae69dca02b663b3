package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Days are those of the time zone that is set, wherever the machine stands. */
@OnOneShiroLine
class TimeZoneIT {
    private static final ZoneId ZONE = ZoneId.of("Pacific/Kiritimati");

    private static Site site;
    private static Visitor mara;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.adminRole = admin").line("secondgate.timeZone = " + ZONE));
        mara = site.visitor().password(site.person("admin"));
        mara.enrol();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** In a zone 14 hours ahead, where the machine's date differs most of the time. */
    private static LocalDate today() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(Time.millis()), ZONE);
    }

    private static String begins(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant().toString();
    }

    @Test
    void graceEndsWhenItsDayBeginsThere() {
        LocalDate day = today().plusDays(30);
        long version = mara.freshToken("/2fa/admin/policy").json().getLong("version");
        Answer saved = mara.postJson(
                "/2fa/admin/policy",
                "everyone",
                "true",
                "graceDays",
                "90",
                "graceEnds",
                day.toString(),
                "confirmed",
                "true",
                "version",
                Long.toString(version));
        assertThat(saved.json().getString("graceEndsAt")).isEqualTo(begins(day));
        assertThat(mara.get("/2fa/admin/policy").body()).contains("value=\"" + day + "\"");
    }

    @Test
    void anExemptionLastsUntilItsDayEndsThere() {
        String account = site.person("nadia");
        site.visitor().password(account).get("/account/");
        Answer granted = mara.postJson(
                "/2fa/admin/exempt", "account", account, "reason", "Phone in repair", "until", today().toString());
        assertThat(granted.status()).isEqualTo(200);
        assertThat(mara.getJson("/2fa/admin/person?account=" + account).json().getString("exemptUntil"))
                .isEqualTo(begins(today().plusDays(1)));
        String last = today().format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.UK));
        assertThat(mara.get("/2fa/admin/person?account=" + account).body()).contains("<dd>" + last + "</dd>");
        assertThat(mara.get("/2fa/admin/exemptions").body()).contains("data-label=\"Last day\">" + last + "</td>");
    }

    @Test
    void theEventsOfADayAreThoseOfThatDayThere() {
        String address = "/2fa/admin/events?kind=ENROLMENT_CONFIRMED&";
        assertThat(mara.getJson(address + "from=" + today() + "&to=" + today())
                        .json()
                        .getArray("events"))
                .isNotEmpty();
        assertThat(mara.getJson(address + "to=" + today().minusDays(1)).json().getArray("events"))
                .isEmpty();
    }
}
