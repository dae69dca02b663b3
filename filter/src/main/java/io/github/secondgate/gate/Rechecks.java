package io.github.secondgate.gate;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.shiro.subject.PrincipalCollection;

/**
 * When this node last decided about a session, so that the decision is believed for a few seconds without a query. Kept
 * here and not in the session, which would be written at each request. Bounded: when full, it forgets, and the price is
 * a query.
 */
final class Rechecks {
    private static final int MOST = 20_000;

    private final ConcurrentMap<Object, Entry> entries = new ConcurrentHashMap<>();
    private final long millis;

    /** @param believed how long a decision is believed; zero: never */
    Rechecks(Duration believed) {
        this.millis = believed.toMillis();
    }

    /**
     * The standing decided a moment ago for the same key, person and stamp.
     *
     * @param key the session's id, or the account where there is no session
     * @param stamp the raw stamp; null where there is no session
     * @return null where there is none to believe
     */
    Standing believed(Object key, PrincipalCollection principals, String[] stamp, long now) {
        Entry entry = entries.get(key);
        boolean young = entry != null && now - entry.at < millis && now >= entry.at;
        return young && entry.isFor(principals, stamp) ? entry.standing : null;
    }

    void note(Object key, PrincipalCollection principals, String[] stamp, Standing standing, long now) {
        if (millis == 0) {
            return;
        }
        if (entries.size() >= MOST) {
            entries.values().removeIf(entry -> now - entry.at >= millis);
        }
        if (entries.size() < MOST) {
            entries.put(key, new Entry(principals, stamp, standing, now));
        }
    }

    void forget(Object key) {
        entries.remove(key);
    }

    private static final class Entry {
        private final PrincipalCollection principals;
        private final String[] stamp;
        private final Standing standing;
        private final long at;

        Entry(PrincipalCollection principals, String[] stamp, Standing standing, long at) {
            this.principals = principals;
            this.stamp = stamp;
            this.standing = standing;
            this.at = at;
        }

        boolean isFor(PrincipalCollection others, String[] otherStamp) {
            return (principals == others || principals.equals(others)) && Arrays.equals(stamp, otherStamp);
        }
    }
}
