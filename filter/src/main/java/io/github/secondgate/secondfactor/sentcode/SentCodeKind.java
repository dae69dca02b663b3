package io.github.secondgate.secondfactor.sentcode;

import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.store.Transaction;
import java.util.List;

/** A code that was sent for a sign-in, by one channel, to the session that answers with it. Immutable. */
public final class SentCodeKind implements FactorKind {
    private final Channel channel;
    private final SentCodes codes;

    public SentCodeKind(Channel channel, SentCodes codes) {
        this.channel = channel;
        this.codes = codes;
    }

    public static Answer answer(Channel channel, String code) {
        return new Answer(channel.key(), null, code);
    }

    @Override
    public String key() {
        return channel.key();
    }

    @Override
    public boolean renewsFreshness() {
        return false;
    }

    @Override
    public List<String> owners(Transaction transaction, String after, int most) {
        return transaction.channels().owners(channel.name(), after, most);
    }

    @Override
    public Verification check(String account, Answer answer, RequestOrigin requestOrigin) {
        return codes.verify(account, channel, CodePurpose.SIGN_IN, answer.text(), requestOrigin);
    }

    @Override
    public int takeAway(Transaction transaction, String account) {
        return transaction.channels().delete(account, channel.name());
    }
}
