package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.server.OnlyOnH2;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of tables that grow large is read off an index in the order that is asked for, a page and no more. */
@OnlyOnH2
class QueryPlanTest {
    private final TestDatabase tables = new TestDatabase();
    private final Database database = new Database(tables.dataSource());

    @AfterEach
    void close() {
        tables.close();
    }

    private interface Read {
        void from(Transaction transaction);
    }

    /** How H2 would run the statements of this work. */
    private List<String> plans(Read read) throws Exception {
        tables.run("SET QUERY_STATISTICS FALSE");
        tables.run("SET QUERY_STATISTICS TRUE");
        database.transaction(t -> {
            read.from(t);
            return null;
        });
        List<String> plans = new ArrayList<>();
        try (Connection connection = tables.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet seen =
                        statement.executeQuery("SELECT sql_statement FROM information_schema.query_statistics")) {
            while (seen.next()) {
                if (seen.getString(1).contains("secondgate_")) {
                    plans.add(tables.ask("EXPLAIN " + seen.getString(1).replace("?", "'5'")));
                }
            }
        }
        return plans;
    }

    private void isSortedByItsIndex(Read read, String index) throws Exception {
        assertThat(plans(read)).singleElement().asString().contains("/* index sorted */", index);
    }

    @Test
    void eventsAreReadInTheOrderOfAnIndexWhateverIsAskedFor() throws Exception {
        for (String account : new String[] {null, "alice"}) {
            for (String kind : new String[] {null, "CODE_SENT"}) {
                String index =
                        account != null ? "SECONDGATE_EVENT_ACCOUNT" : kind != null ? "SECONDGATE_EVENT_KIND" : "";
                for (String above : new String[] {null, "a"}) {
                    for (String below : new String[] {null, "b"}) {
                        isSortedByItsIndex(t -> t.events().newest(account, kind, above, below, 51), index);
                        isSortedByItsIndex(t -> t.events().oldest(account, kind, above, below, 51), index);
                    }
                }
            }
        }
    }

    @Test
    void whatIsOldIsReadInTheOrderOfAnIndex() throws Exception {
        isSortedByItsIndex(t -> t.enrolments().old(1, 500), "SECONDGATE_SETUP_CREATED");
        isSortedByItsIndex(t -> t.sentCodes().old(1, 500), "SECONDGATE_SENT_CODE_SENT");
        isSortedByItsIndex(t -> t.rescues().old(1, 500), "SECONDGATE_RESCUE_ASKED");
        isSortedByItsIndex(t -> t.browsers().old(1, 500), "SECONDGATE_BROWSER_FIRST");
        isSortedByItsIndex(t -> t.credentials().old(1, 500), "SECONDGATE_CREDENTIAL_ENDED");
        isSortedByItsIndex(t -> t.credentials().due(1, 500), "SECONDGATE_CREDENTIAL_ENDED");
        isSortedByItsIndex(t -> t.limits().over(1, 500), "SECONDGATE_LIMIT_WINDOW");
        isSortedByItsIndex(t -> t.outbox().oldSent(1, 500), "SECONDGATE_OUTBOX_DUE");
        isSortedByItsIndex(t -> t.outbox().oldGivenUp(1, 500), "SECONDGATE_OUTBOX_DUE");
        isSortedByItsIndex(t -> t.events().old("a", 500), "");
    }

    @Test
    void countsThatAreOverAreDeletedOverAnIndex() throws Exception {
        assertThat(plans(t -> t.limits().deleteUntil(1)))
                .singleElement()
                .asString()
                .contains("SECONDGATE_LIMIT_WINDOW");
    }
}
