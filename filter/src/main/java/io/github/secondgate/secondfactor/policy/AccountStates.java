package io.github.secondgate.secondfactor.policy;

/**
 * What is known of many accounts, in 11 to 21 bytes each however long their names are: kept are 62 bits of each name, so
 * that two of a million are taken for one with a chance of less than one in a million. Good for counting, and for no
 * decision about anybody. Confined to a thread.
 */
final class AccountStates {
    /** What a policy would do to an account. */
    enum State {
        NOT_STOPPED,
        STOPPED_NOW,
        STOPPED_LATER,
        COUNTED
    }

    private static final State[] STATES = State.values();
    private static final int FIRST_CAPACITY = 1024;
    /** The lowest two bits of a place are the state, the others the name. */
    private static final long NAME = ~3L;

    /** Open addressing; 0 is an empty place. A power of two, at most three quarters full. */
    private long[] places = new long[FIRST_CAPACITY];

    private int size;

    /** Notes a state in place of what was noted, and tells that; null where nothing was. */
    State put(String account, State state) {
        if (4L * (size + 1) > 3L * places.length) {
            grow();
        }
        long name = name(account);
        int at = placeOf(places, name);
        State before = at(at);
        size += before == null ? 1 : 0;
        places[at] = name | state.ordinal();
        return before;
    }

    /** What is noted of it, or null. */
    State of(String account) {
        return at(placeOf(places, name(account)));
    }

    /** Of how many something is noted. */
    int size() {
        return size;
    }

    private State at(int place) {
        return places[place] == 0 ? null : STATES[(int) (places[place] & ~NAME)];
    }

    private void grow() {
        long[] larger = new long[2 * places.length];
        for (long place : places) {
            if (place != 0) {
                larger[placeOf(larger, place & NAME)] = place;
            }
        }
        places = larger;
    }

    /** Where a name stands, or is to stand. */
    private static int placeOf(long[] places, long name) {
        int at = (int) (name >>> 2) & places.length - 1;
        while (places[at] != 0 && (places[at] & NAME) != name) {
            at = at + 1 & places.length - 1;
        }
        return at;
    }

    private static long name(String account) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < account.length(); i++) {
            hash = (hash ^ account.charAt(i)) * 0x100000001b3L;
        }
        // The last step of MurmurHash3: every bit of the name reaches every bit that is kept.
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (hash & NAME) == 0 ? ~NAME + 1 : hash & NAME;
    }
}
