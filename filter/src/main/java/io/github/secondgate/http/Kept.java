package io.github.secondgate.http;

import java.util.ArrayList;
import java.util.Arrays;
import org.apache.shiro.session.Session;

/**
 * Something that the session keeps for one person: texts only, so that any session store can hold them, and the account that
 * they are for. Somebody else who signs in to the same session never meets them, for they are dropped on sight.
 */
public final class Kept {
    private static final String OURS = "io.github.secondgate.";

    private final String key;
    private final int fields;

    /** @param fields how many texts it has; whatever stands in the session with more or fewer is ignored */
    public Kept(String name, int fields) {
        this.key = OURS + name;
        this.fields = fields;
    }

    /** In place of what stands. */
    public void keep(Session session, String account, String... texts) {
        String[] value = new String[texts.length + 1];
        value[0] = account;
        System.arraycopy(texts, 0, value, 1, texts.length);
        session.setAttribute(key, value);
    }

    /** The texts in the order in which they were kept; null where none are kept for this account. */
    public String[] of(Session session, String account) {
        Object value = session.getAttribute(key);
        if (value == null) {
            return null;
        }
        if (!readable(value, fields + 1) || !((String[]) value)[0].equals(account)) {
            drop(session);
            return null;
        }
        return Arrays.copyOfRange((String[]) value, 1, fields + 1);
    }

    /** The same for the last time. */
    public String[] take(Session session, String account) {
        String[] texts = of(session, account);
        if (texts != null) {
            drop(session);
        }
        return texts;
    }

    public void drop(Session session) {
        session.removeAttribute(key);
    }

    /** Drops whatever this session keeps for anybody else, as soon as it is this one's. */
    public static void dropOthers(Session session, String account) {
        for (Object name : new ArrayList<>(session.getAttributeKeys())) {
            Object value = name.toString().startsWith(OURS) ? session.getAttribute(name) : null;
            if (value instanceof String[]
                    && (((String[]) value).length == 0 || !account.equals(((String[]) value)[0]))) {
                session.removeAttribute(name);
            }
        }
    }

    private static boolean readable(Object value, int length) {
        return value instanceof String[]
                && ((String[]) value).length == length
                && !Arrays.asList((String[]) value).contains(null);
    }
}
