package io.github.secondgate.web.admin.people;

import io.github.secondgate.http.Csv;
import io.github.secondgate.http.Download;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.PeopleSearch;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/** The people who are looked for, as CSV (RFC 4180), written as they are read. */
public final class PeopleExport {
    private static final int AT_ONCE = 1000;
    private static final String HEAD = Csv.head(
            "account",
            "state",
            "methods",
            "confirmedAt",
            "lastUsedAt",
            "recoveryCodesLeft",
            "throttledUntil",
            "locked",
            "exemptUntil");

    private PeopleExport() {}

    /**
     * @throws IOException if the database breaks off in the middle of the file
     * @throws RuntimeException if it does not answer at all; nothing has been written then
     */
    public static void write(HttpServletResponse response, People people, PeopleSearch search) throws IOException {
        new Download(response, Csv.TYPE, "people.csv", HEAD).of(download -> {
            People.Page page = people.page(search, null, AT_ONCE);
            write(download, page);
            while (page.next() != null) {
                page = people.following(search, page, AT_ONCE);
                write(download, page);
            }
        });
    }

    private static void write(Download download, People.Page page) throws IOException {
        for (PersonFacts person : page.people()) {
            download.write(line(person));
        }
    }

    private static String line(PersonFacts person) {
        AccountFacts facts = person.facts();
        return Csv.cell(facts.account())
                + "," + (facts.enrolled() ? "ENABLED" : "NOT_CONFIGURED")
                + "," + Csv.cell(String.join(" ", facts.kinds()))
                + "," + text(facts.confirmedAt())
                + "," + text(person.lastUsedAt())
                + "," + facts.recoveryCodesLeft()
                + "," + text(person.throttledUntil())
                + "," + person.locked()
                + "," + text(facts.exemptUntil())
                + "\r\n";
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
