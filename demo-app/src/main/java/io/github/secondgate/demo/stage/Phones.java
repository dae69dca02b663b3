package io.github.secondgate.demo.stage;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The visitors' pretended phones, in memory: each knows what was pasted into it. They are told apart by a cookie of their own,
 * not by the session, for a phone does not forget its keys when somebody signs out elsewhere.
 */
final class Phones {

    private static final int MOST_PHONES = 200;
    private static final int MOST_ENTRIES = 8;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, List<PhoneEntry>> phones = new LinkedHashMap<>();

    synchronized List<PhoneEntry> entries(String phone) {
        return List.copyOf(phones.getOrDefault(phone, List.of()));
    }

    /**
     * Adds an entry on top; the oldest one goes if there are too many.
     *
     * @param phone a known phone, or anything else for a new one
     * @return the phone it is on
     */
    synchronized String add(String phone, PhoneEntry entry) {
        String id = phone != null && phones.containsKey(phone) ? phone : newPhone();
        List<PhoneEntry> entries = phones.get(id);
        entries.add(0, entry);
        if (entries.size() > MOST_ENTRIES) {
            entries.remove(MOST_ENTRIES);
        }
        return id;
    }

    synchronized void remove(String phone, int index) {
        List<PhoneEntry> entries = phones.getOrDefault(phone, List.of());
        if (index >= 0 && index < entries.size()) {
            entries.remove(index);
        }
    }

    private String newPhone() {
        if (phones.size() >= MOST_PHONES) {
            phones.remove(phones.keySet().iterator().next());
        }
        byte[] id = new byte[16];
        random.nextBytes(id);
        String phone = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        phones.put(phone, new ArrayList<>());
        return phone;
    }
}
