package io.github.secondgate.secondfactor.policy;

/**
 * Which accounts were seen, in 8 to 32 bytes each however long their names are: kept are 64 bits of each name, so that
 * two of a million are taken for one with a chance of less than one in ten million. Good for counting, and for no decision
 * about anybody. Confined to a thread.
 */
final class AccountSet {
    private static final int FIRST_CAPACITY = 1024;

    /** Open addressing; 0 is an empty place. A power of two, at most half full. */
    private long[] places = new long[FIRST_CAPACITY];

    private int size;

    /** Whether it was not there before. */
    boolean add(String account) {
        if (2 * (size + 1) > places.length) {
            grow();
        }
        boolean added = put(places, mark(account));
        size += added ? 1 : 0;
        return added;
    }

    boolean contains(String account) {
        long mark = mark(account);
        int at = start(places, mark);
        while (places[at] != 0 && places[at] != mark) {
            at = at + 1 & places.length - 1;
        }
        return places[at] == mark;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[2 * places.length];
        for (long mark : places) {
            if (mark != 0) {
                put(larger, mark);
            }
        }
        places = larger;
    }

    private static boolean put(long[] places, long mark) {
        int at = start(places, mark);
        while (places[at] != 0) {
            if (places[at] == mark) {
                return false;
            }
            at = at + 1 & places.length - 1;
        }
        places[at] = mark;
        return true;
    }

    private static int start(long[] places, long mark) {
        return (int) mark & places.length - 1;
    }

    private static long mark(String account) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < account.length(); i++) {
            hash = (hash ^ account.charAt(i)) * 0x100000001b3L;
        }
        // The last step of MurmurHash3: every bit of the name reaches every bit of the mark.
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
