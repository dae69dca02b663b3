package io.github.secondgate;

import io.github.secondgate.config.Configuration;
import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.config.TextSettings;
import io.github.secondgate.notify.AddressBook;
import io.github.secondgate.notify.MessageSender;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.helpdesk.AccountRecords;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.start.Bootstrap;
import io.github.secondgate.start.Composition;
import io.github.secondgate.start.LoginWiring;
import java.time.Clock;
import javax.servlet.Filter;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import javax.sql.DataSource;

/**
 * The bean that {@code shiro.ini} configures: {@code secondgate = io.github.secondgate.Secondgate}. Its setters take
 * texts and never throw; everything is read, and every fault reported, when {@link SecondgateFilter} starts it.
 *
 * <p>Times are written {@code 30s}, {@code 5m}, {@code 1h}, {@code 14d} or {@code 0}; lists with commas; addresses inside
 * the application, as {@code /x} or, where a list of them is asked for, {@code /x/**}. In a text,
 * {@code ${name}} is a system property or environment variable.
 *
 * <p>What is asked of it before that start throws an {@link IllegalStateException}.
 *
 * <p>No method names a type of Shiro: Spring and Guice look at all of them, in applications without Shiro too.
 */
public class Secondgate extends TextSettings {
    static final String ATTRIBUTE = Secondgate.class.getName();

    private DataSource dataSource;
    private AddressBook addressBook;
    private MessageSender smsSender;
    private Object meterRegistry;
    private Clock clock = Clock.systemUTC();
    private Composition composition;

    /** The one that runs in this application, for the application's own code. */
    public static Secondgate of(ServletContext context) {
        Secondgate bean = started(context);
        if (bean == null) {
            EarlyStart.of(context);
            bean = started(context);
        }
        if (bean == null) {
            throw new IllegalStateException("Secondgate has not started in this application: see SecondgateFilter");
        }
        return bean;
    }

    private static Secondgate started(ServletContext context) {
        Object bean = context.getAttribute(ATTRIBUTE);
        return bean instanceof Secondgate && ((Secondgate) bean).composition != null ? (Secondgate) bean : null;
    }

    /**
     * What stands in front of the application from now on, still without its configuration.
     *
     * @throws StartRefusedException with all faults
     */
    Filter start(ServletContext context, LoginWiring login, FilterConfig filter) throws StartRefusedException {
        CurrentBean current = CurrentBean.of(context, this);
        Configuration said = current == null ? said() : current.following();
        composition = new Bootstrap().compose(said, clock, context, login, filter);
        context.setAttribute(ATTRIBUTE, this);
        composition.statusCard().bindTo(context);
        return current == null ? composition.filter() : current.before(composition.filter());
    }

    /** In the place of one that was started, and is Spring's no longer. */
    void goOnFrom(Secondgate started) {
        composition = started.composition;
    }

    /** What was set so far. */
    Configuration said() {
        Object registry = meterRegistry;
        return new Configuration(texts(), dataSource, addressBook, smsSender, registry == null ? null : () -> registry);
    }

    /** The application ends. */
    void stop() {
        if (composition != null) {
            composition.end();
        }
    }

    /** To set factors up and take them away; for helpdesk code and imports. */
    public Enrolments enrolments() {
        return composition().enrolments();
    }

    /** To check codes. */
    public Verifier verifier() {
        return composition().verifier();
    }

    /** To replace recovery codes. */
    public RecoveryCodes recoveryCodes() {
        return composition().recoveryCodes();
    }

    /** @throws IllegalStateException before the start */
    Composition composition() {
        if (composition == null) {
            throw new IllegalStateException(
                    "This Secondgate has not started yet: ask Secondgate.of(servletContext), which starts"
                            + " it, or ask later, once the container has begun its filters");
        }
        return composition;
    }

    /**
     * Tells that somebody's password was changed or reset: from then on no browser of theirs is trusted, and sessions that
     * were let in by one owe a code within the recheck time. Other sessions go on; to end them is the application's affair.
     * Call it after the new password was stored.
     *
     * @param account as {@code exempt} names it: with {@code realmPrefix = true} after its realm and a slash
     * @throws io.github.secondgate.login.UnknownPersonException when that is no account name
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void passwordChanged(String account) {
        composition().passwordChanged(account);
    }

    /**
     * Tells that an account is deleted: all that is on record about it goes, and whoever gets the name next begins with
     * nothing. Sessions under this name end within the recheck time. Call it when the account is gone, or its former
     * owner could set two-factor up once more.
     *
     * @param account as for {@link #passwordChanged}
     * @return whether anything was on record
     * @throws io.github.secondgate.login.UnknownPersonException when that is no account name
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean forget(String account) {
        return composition().forget(account);
    }

    /**
     * Tells that an account has another name from now on: its factors, recovery codes and exemptions go with it, and its
     * browsers are no longer trusted. Names that are the same account, such as {@code Alice} and {@code alice}, need no
     * renaming.
     *
     * @param from as for {@link #passwordChanged}
     * @param to likewise
     * @return whether anything was on record under the old name
     * @throws IllegalArgumentException when both are the same account
     * @throws IllegalStateException when the new name has a second factor of its own: forget that one first
     * @throws io.github.secondgate.login.UnknownPersonException when either is no account name
     * @throws io.github.secondgate.crypto.UnreadableSecretException if a stored secret cannot be read
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean rename(String from, String to) {
        AccountRecords.Renaming renaming = composition().rename(from, to);
        if (renaming == AccountRecords.Renaming.TAKEN) {
            throw new IllegalStateException(
                    "The new name has a second factor of its own: if that is nobody's any more, call"
                            + " forget for it first");
        }
        return renaming == AccountRecords.Renaming.RENAMED;
    }

    /** A class of the application in the place of both queries. */
    public void setAddressBook(AddressBook addressBook) {
        this.addressBook = addressBook;
    }

    /** A class of the application in the place of the gateway. */
    public void setSmsSender(MessageSender smsSender) {
        this.smsSender = smsSender;
    }

    /**
     * Where the tables of a script in {@code sql/} are.
     *
     * @param dataSource a {@link DataSource}, or a text, by which JNDI knows one: {@code java:comp/env/jdbc/main}
     */
    public void setDataSource(Object dataSource) {
        boolean given = dataSource == null || dataSource instanceof DataSource;
        this.dataSource = given ? (DataSource) dataSource : null;
        dataSourceName(given ? null : String.valueOf(dataSource));
    }

    /**
     * Where numbers are shown besides JMX.
     *
     * @param registry an {@code io.micrometer.core.instrument.MeterRegistry}, or a text, which names the attribute of the
     *     servlet context that is one
     */
    public void setMeterRegistry(Object registry) {
        boolean named = registry instanceof String;
        meterRegistry = named ? null : registry;
        meterRegistryName(named ? (String) registry : null);
    }

    /** What time it is; only tests set it. */
    public void setClock(Clock clock) {
        this.clock = clock;
    }
}
