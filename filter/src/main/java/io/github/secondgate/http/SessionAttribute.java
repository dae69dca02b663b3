package io.github.secondgate.http;

import io.github.secondgate.login.Session;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Something that the session keeps for one person: texts only, so that any session store can hold them, after the account
 * that they are for and the version of what they mean. Somebody else who signs in to the same session never meets them, and
 * what another version wrote is never misread: both are dropped on sight.
 *
 * @param <T> what it is to its reader; the session never holds it
 */
public final class SessionAttribute<T> {
    private static final String OURS = "io.github.secondgate.";
    private static final int ACCOUNT = 0;
    private static final int VERSION = 1;
    private static final int FIRST_TEXT = 2;

    private final String key;
    private final String version;
    private final int texts;
    private final Function<T, String[]> writer;
    private final Function<String[], T> reader;

    /**
     * @param version another one whenever the texts mean something else than before
     * @param texts how many there are
     * @param reader may throw IllegalArgumentException for texts that say nothing
     */
    public SessionAttribute(
            String name, int version, int texts, Function<T, String[]> writer, Function<String[], T> reader) {
        this.key = OURS + name;
        this.version = Integer.toString(version);
        this.texts = texts;
        this.writer = writer;
        this.reader = reader;
    }

    public static SessionAttribute<String> text(String name) {
        return new SessionAttribute<>(name, 1, 1, text -> new String[] {text}, texts -> texts[0]);
    }

    /** To the millisecond. */
    public static SessionAttribute<Instant> moment(String name) {
        return new SessionAttribute<>(
                name,
                1,
                1,
                moment -> new String[] {Long.toString(moment.toEpochMilli())},
                texts -> Instant.ofEpochMilli(Long.parseLong(texts[0])));
    }

    /** In place of what stands. */
    public void keep(Session session, String account, T value) {
        String[] written = writer.apply(value);
        String[] entry = new String[FIRST_TEXT + written.length];
        entry[ACCOUNT] = account;
        entry[VERSION] = version;
        System.arraycopy(written, 0, entry, FIRST_TEXT, written.length);
        session.setAttribute(key, entry);
    }

    /** Null where none is kept for this account. */
    public T of(Session session, String account) {
        Object entry = session.getAttribute(key);
        if (entry == null) {
            return null;
        }
        T value = isOf(account, entry) ? read((String[]) entry) : null;
        if (value == null) {
            drop(session);
        }
        return value;
    }

    /** The same for the last time. */
    public T take(Session session, String account) {
        T value = of(session, account);
        if (value != null) {
            drop(session);
        }
        return value;
    }

    public void drop(Session session) {
        session.removeAttribute(key);
    }

    /** Drops whatever this session keeps for anybody else, as soon as it is this one's. */
    public static void dropOthers(Session session, String account) {
        for (String name : session.getAttributeNames()) {
            Object entry = name.startsWith(OURS) ? session.getAttribute(name) : null;
            if (entry instanceof String[]
                    && (((String[]) entry).length == 0 || !account.equals(((String[]) entry)[ACCOUNT]))) {
                session.removeAttribute(name);
            }
        }
    }

    private boolean isOf(String account, Object entry) {
        return entry instanceof String[]
                && ((String[]) entry).length == FIRST_TEXT + texts
                && account.equals(((String[]) entry)[ACCOUNT])
                && version.equals(((String[]) entry)[VERSION])
                && !Arrays.asList((String[]) entry).contains(null);
    }

    private T read(String[] entry) {
        try {
            return reader.apply(Arrays.copyOfRange(entry, FIRST_TEXT, entry.length));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
