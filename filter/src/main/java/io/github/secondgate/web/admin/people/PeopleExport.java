package io.github.secondgate.web.admin.people;

import io.github.secondgate.http.Reply;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.PeopleSearch;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import io.github.secondgate.web.admin.event.EventExport;
import java.io.IOException;
import java.io.Writer;
import javax.servlet.http.HttpServletResponse;

/** The people who are looked for, as CSV (RFC 4180), written as they are read. */
public final class PeopleExport {
    private static final int AT_ONCE = 1000;

    private PeopleExport() {}

    /**
     * @throws IOException if the database breaks off in the middle of the file: it must reach the container, which then
     *     breaks the connection off too, so that nobody takes a part for the whole
     * @throws RuntimeException if it does not answer at all; nothing has been written then
     */
    public static void write(HttpServletResponse response, People people, PeopleSearch search) throws IOException {
        People.Page page = people.page(search, null, AT_ONCE);
        Writer out = Reply.file(response, "text/csv;charset=UTF-8;header=present", "people.csv");
        out.write(
                "account,state,methods,confirmedAt,lastUsedAt,recoveryCodesLeft,throttledUntil,locked,exemptUntil\r\n");
        try {
            while (true) {
                for (PersonFacts person : page.people()) {
                    out.write(line(person));
                }
                if (page.next() == null) {
                    break;
                }
                page = people.page(search, page.next(), AT_ONCE);
            }
        } catch (RuntimeException | LinkageError e) {
            response.flushBuffer();
            throw new IOException("The database broke an export of people off", e);
        }
        out.flush();
    }

    private static String line(PersonFacts person) {
        AccountFacts facts = person.facts();
        return EventExport.cell(facts.account())
                + "," + (facts.enrolled() ? "ENABLED" : "NOT_CONFIGURED")
                + "," + EventExport.cell(String.join(" ", facts.kinds()))
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
