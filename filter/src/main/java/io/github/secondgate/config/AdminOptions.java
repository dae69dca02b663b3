package io.github.secondgate.config;

import io.github.secondgate.store.application.ApplicationAccounts;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import javax.sql.DataSource;

/** What the settings of administration mean. */
public final class AdminOptions {
    /** Null where nobody administers two-factor. */
    public final String role;
    /** Null where the application gives no list of its accounts. */
    public final ApplicationAccounts accounts;

    public final Duration eventsKept;
    /** Whom people are told to ask where only a person can help; null where they are told of nobody. */
    public final String helpdesk;

    public final String helpdeskLink;
    public final String helpdeskHours;
    /** When passes of the helpdesk for one day end; null where it issues none. */
    public final LocalTime dayPass;

    public AdminOptions(Configuration said, List<String> faults) {
        Settings settings = new Settings(said.texts, faults);
        role = settings.get(Setting.ADMIN_ROLE);
        if (role != null && role.indexOf(',') >= 0) {
            settings.fault(
                    Setting.ADMIN_ROLE, "is '" + role + "'", "name one role, which the application's realms know");
        }
        accounts = accounts(said.dataSource, settings);
        administered(Setting.ACCOUNTS_QUERY, settings);
        administered(Setting.DAY_PASS, settings);
        dayPass = settings.get(Setting.DAY_PASS);
        eventsKept = settings.get(Setting.EVENTS_KEEP);
        helpdesk = settings.get(Setting.HELPDESK);
        helpdeskLink = beside(helpdesk, Setting.HELPDESK_LINK, settings);
        helpdeskHours = beside(helpdesk, Setting.HELPDESK_HOURS, settings);
    }

    private void administered(Setting<?> setting, Settings settings) {
        if (role == null && settings.get(setting) != null) {
            settings.fault(setting, "has no effect", "say secondgate.adminRole too, or leave it out");
        }
    }

    private static String beside(String helpdesk, Setting<String> more, Settings settings) {
        String said = settings.get(more);
        if (helpdesk == null && said != null) {
            settings.fault(more, "has no effect", "say secondgate.helpdesk too, or leave it out");
        }
        return said;
    }

    private static ApplicationAccounts accounts(DataSource dataSource, Settings settings) {
        String sql = settings.get(Setting.ACCOUNTS_QUERY);
        if (sql == null || dataSource == null) {
            return null;
        }
        ApplicationAccounts accounts = new ApplicationAccounts(dataSource, sql);
        String fault = accounts.fault();
        if (fault != null) {
            settings.fault(
                    Setting.ACCOUNTS_QUERY,
                    fault,
                    "write a query without parameters, such as SELECT username, role FROM users");
        }
        return accounts;
    }
}
