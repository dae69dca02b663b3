package io.github.secondgate.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.ibatis.session.SqlSession;

/** One running transaction: gives the mappers, which end with it. Confined to the thread that runs it. */
public final class Transaction {
    /** Whatever is given below. */
    static final List<Class<?>> MAPPERS = Collections.unmodifiableList(Arrays.asList(
            AccountMapper.class,
            TotpAppMapper.class,
            EnrolmentMapper.class,
            RecoveryCodeMapper.class,
            RescueMapper.class,
            ChannelMapper.class,
            SentCodeMapper.class,
            PolicyMapper.class,
            ExemptionMapper.class,
            EventMapper.class,
            LimitMapper.class,
            OutboxMapper.class,
            BrowserMapper.class,
            QuestionMapper.class,
            CredentialMapper.class,
            AccountTableMapper.class,
            SchemaMapper.class));

    /** How a transaction ended. */
    public enum Ending {
        COMMITTED,
        /** Rolled back because the work asked for it; its result was returned. */
        UNDONE,
        /** Rolled back because something was thrown. */
        FAILED
    }

    private final SqlSession session;
    private final Aftermath aftermath;
    private boolean undone;

    Transaction(SqlSession session, Aftermath aftermath) {
        this.session = session;
        this.aftermath = aftermath;
    }

    public AccountMapper accounts() {
        return session.getMapper(AccountMapper.class);
    }

    public TotpAppMapper apps() {
        return session.getMapper(TotpAppMapper.class);
    }

    public EnrolmentMapper enrolments() {
        return session.getMapper(EnrolmentMapper.class);
    }

    public RecoveryCodeMapper recoveryCodes() {
        return session.getMapper(RecoveryCodeMapper.class);
    }

    public ChannelMapper channels() {
        return session.getMapper(ChannelMapper.class);
    }

    public SentCodeMapper sentCodes() {
        return session.getMapper(SentCodeMapper.class);
    }

    public PolicyMapper policies() {
        return session.getMapper(PolicyMapper.class);
    }

    public ExemptionMapper exemptions() {
        return session.getMapper(ExemptionMapper.class);
    }

    public EventMapper events() {
        return session.getMapper(EventMapper.class);
    }

    public LimitMapper limits() {
        return session.getMapper(LimitMapper.class);
    }

    public OutboxMapper outbox() {
        return session.getMapper(OutboxMapper.class);
    }

    public BrowserMapper browsers() {
        return session.getMapper(BrowserMapper.class);
    }

    public RescueMapper rescues() {
        return session.getMapper(RescueMapper.class);
    }

    public QuestionMapper questions() {
        return session.getMapper(QuestionMapper.class);
    }

    public CredentialMapper credentials() {
        return session.getMapper(CredentialMapper.class);
    }

    public AccountTableMapper accountTables() {
        return session.getMapper(AccountTableMapper.class);
    }

    public SchemaMapper schema() {
        return session.getMapper(SchemaMapper.class);
    }

    /** Lets the work return its result in the ordinary way, but leaves no trace of it in the database. */
    public void undo() {
        undone = true;
    }

    /**
     * Runs something when this transaction has ended and its connection is back, and tells it how: what needs a connection
     * of its own would wait for ever on a pool that has no second one. It runs once, however often the database has the
     * transaction run again.
     *
     * @param work must not throw
     */
    public void afterwards(Consumer<Ending> work) {
        aftermath.add(work);
    }

    boolean undone() {
        return undone;
    }
}
