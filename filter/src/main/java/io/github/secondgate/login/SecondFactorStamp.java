package io.github.secondgate.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a session carries once its person has given the second factor, or owes none. It says for exactly whom, how and
 * when, and on which state of the account's factors that was decided. Kept as JDK types only, so that any session
 * store can hold it. The stamp decides nothing by itself: the gate compares it with the account.
 */
public final class SecondFactorStamp {
    /** How the factor was given. */
    public enum Method {
        /** a second factor was given, of whatever kind */
        FACTOR,
        /** none was asked for, because this is a trusted browser */
        TRUSTED,
        /** a pass of the helpdesk, which lets in until the end of the day pass */
        DAY_PASS,
        /** a code of the helpdesk, which lets a new factor be set up and opens nothing */
        RESCUE,
        /** the account owed nothing */
        NONE
    }

    private static final String KEY = "io.github.secondgate.stamp";
    private static final int ACCOUNT = 0;
    private static final int VERSION = 1;
    private static final int METHOD = 2;
    private static final int AT = 3;
    private static final int CHANGES = 4;
    private static final int TEXTS = 5;
    /** Another one whenever the texts mean something else than before. */
    private static final String THIS_VERSION = "1";

    private static final Object[] TURNS = new Object[64];

    static {
        Arrays.setAll(TURNS, turn -> new Object());
    }

    private final String account;
    private final Method method;
    private final Instant at;
    private final long changes;

    public SecondFactorStamp(String account, Method method, Instant at, long changes) {
        this.account = account;
        this.method = method;
        this.at = at;
        this.changes = changes;
    }

    /**
     * What a session holds in the place of a stamp, readable or not: texts, the version of what they mean among them. Told
     * from one seen before without being read. Immutable.
     */
    public static final class Stored {
        public static final Stored NONE = new Stored(null);

        private final String[] texts;

        private Stored(String[] texts) {
            this.texts = texts;
        }

        public boolean isNone() {
            return texts == null;
        }

        /** Whether that session holds exactly this, null for none; makes no object, as it is asked at each request. */
        public boolean standsIn(Session session) {
            Object value = session == null ? null : session.getAttribute(KEY);
            return value instanceof String[] ? Arrays.equals(texts, (String[]) value) : isNone();
        }

        /** @return null where there is none, or none that can be read: what another version wrote is never misread */
        public SecondFactorStamp read() {
            if (texts == null
                    || texts.length != TEXTS
                    || Arrays.asList(texts).contains(null)
                    || !texts[VERSION].equals(THIS_VERSION)) {
                return null;
            }
            try {
                return new SecondFactorStamp(
                        texts[ACCOUNT],
                        Method.valueOf(texts[METHOD]),
                        Instant.ofEpochMilli(Long.parseLong(texts[AT])),
                        Long.parseLong(texts[CHANGES]));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stored && Arrays.equals(texts, ((Stored) other).texts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(texts);
        }
    }

    /** What stands in that session now. */
    public static Stored stored(Session session) {
        Object value = session.getAttribute(KEY);
        return value instanceof String[] ? new Stored((String[]) value) : Stored.NONE;
    }

    /** @return null where there is no stamp, or none that can be read */
    public static SecondFactorStamp of(Session session) {
        return stored(session).read();
    }

    /** The same factor, given at the same time, on another state of the account's factors. */
    public SecondFactorStamp on(long newChanges) {
        return new SecondFactorStamp(account, method, at, newChanges);
    }

    public static void remove(Session session) {
        session.removeAttribute(KEY);
    }

    /**
     * Removes the stamp that was seen, unless another request of this session has written one for {@code account} since,
     * which must not fall to an older look. Holds within one node; two that share a session are not kept apart.
     *
     * @return whether no stamp is there now
     */
    public static boolean remove(Session session, String account, Stored seen) {
        synchronized (turn(account)) {
            boolean same = stored(session).equals(seen);
            if (same && !seen.isNone()) {
                session.removeAttribute(KEY);
            }
            return same;
        }
    }

    /** Writes this stamp, whatever stands there, and returns its stored form. */
    public Stored write(Session session) {
        Stored stored = stored();
        synchronized (turn(account)) {
            session.setAttribute(KEY, stored.texts);
        }
        return stored;
    }

    /**
     * Writes this stamp in the place of the one that was seen, unless another one stands there by now.
     *
     * @return whether this one was written
     */
    public boolean write(Session session, Stored seen) {
        synchronized (turn(account)) {
            boolean same = stored(session).equals(seen);
            if (same) {
                session.setAttribute(KEY, stored().texts);
            }
            return same;
        }
    }

    /** As a session holds it. */
    public Stored stored() {
        String millis = Long.toString(at.toEpochMilli());
        return new Stored(new String[] {account, THIS_VERSION, method.name(), millis, Long.toString(changes)});
    }

    /** By the account, as the id of a session may change meanwhile, and each request has an object of its own for it. */
    private static Object turn(String account) {
        return TURNS[Math.floorMod(account.hashCode(), TURNS.length)];
    }

    /** When it was given, to the millisecond, as a session keeps it. */
    public Instant at() {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }

    /** Whether this stamp was given to {@code who} on exactly this state of the account's factors. */
    public boolean fits(String who, long currentChanges) {
        return account.equals(who) && changes == currentChanges;
    }

    /** Whether this stamp was given to {@code who} on a later state of the account's factors than that. */
    public boolean isLater(String who, long thanChanges) {
        return account.equals(who) && changes > thanChanges;
    }

    /** Whether this stamp was given to {@code who} up to {@code moment}. */
    public boolean precedes(Instant moment, String who) {
        return account.equals(who) && !at.isAfter(moment);
    }

    /** Whether the account owed a factor, which was given or stood in for. */
    public boolean owedAndMet() {
        return method != Method.NONE && method != Method.RESCUE;
    }

    /** Whether {@code who} owed a factor, which was given or stood in for. */
    public boolean metBy(String who) {
        return account.equals(who) && owedAndMet();
    }

    /** Whether the helpdesk let this session set a new factor up, no longer than {@code longest} before {@code now}. */
    public boolean rescued(Duration longest, Instant now) {
        return method == Method.RESCUE && young(longest, now);
    }

    /** Whether a trusted browser stood in for the factor, which lasts as long as that trust. */
    public boolean byTrust() {
        return method == Method.TRUSTED;
    }

    /** Whether a pass of the helpdesk stood in for the factor, which lasts until the end of its day. */
    public boolean byDayPass() {
        return method == Method.DAY_PASS;
    }

    /** Whether a factor was really given in this session, rather than none owed or something that stands in for it. */
    public boolean bySecondFactor() {
        return method == Method.FACTOR;
    }

    /** Whether a factor was given no longer than {@code longest} before {@code now}; a stamp from the future is old. */
    public boolean fresh(Duration longest, Instant now) {
        return bySecondFactor() && young(longest, now);
    }

    private boolean young(Duration longest, Instant now) {
        return !at.isAfter(now) && !at.plus(longest).isBefore(now);
    }
}
