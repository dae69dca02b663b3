package io.github.secondgate.store;

import java.util.List;
import org.apache.ibatis.session.SqlSession;

/** One running transaction: gives the mappers, which end with it. Confined to the thread that runs it. */
public final class Transaction {
    private final SqlSession session;
    private final List<Runnable> afterwards;
    private boolean undone;

    Transaction(SqlSession session, List<Runnable> afterwards) {
        this.session = session;
        this.afterwards = afterwards;
    }

    public AccountMapper accounts() {
        return session.getMapper(AccountMapper.class);
    }

    public AppMapper apps() {
        return session.getMapper(AppMapper.class);
    }

    public SetupMapper setups() {
        return session.getMapper(SetupMapper.class);
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
     * Runs something when this transaction has ended and its connection is back, whether it was committed or not: what
     * needs a connection of its own would wait for ever on a pool that has no second one.
     */
    public void afterwards(Runnable work) {
        afterwards.add(work);
    }

    boolean undone() {
        return undone;
    }
}
