package io.github.secondgate.secondfactor.account;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.Medium;
import io.github.secondgate.store.AccountRow;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A way by which a code reaches a person. Where exactly it goes is the application's to say. */
public enum Channel {
    /** 8 digits: a mailbox is read by more eyes, and on more machines, than a phone. */
    EMAIL(8),
    SMS(6);

    private static final String HIDDEN = "•••";
    private static final int DIGITS_SHOWN = 2;
    private static final int DIGITS_TO_SHOW_ANY = 6;

    private final int digits;
    private final SecurityEvent.Factor factor;

    Channel(int digits) {
        this.digits = digits;
        this.factor = SecurityEvent.Factor.named(name());
    }

    /** Digits of a code. */
    public int digits() {
        return digits;
    }

    /** Whether an account with these kinds of factor has nothing stronger than a code that is sent. */
    public static boolean only(Set<String> kinds) {
        return Arrays.stream(values())
                .map(Channel::key)
                .collect(Collectors.toSet())
                .containsAll(kinds);
    }

    /** What its messages travel by. */
    public Medium medium() {
        return Medium.valueOf(name());
    }

    public SecurityEvent.Factor factor() {
        return factor;
    }

    /** As addresses and JSON name it: {@code email}, {@code sms}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the owner recognises and a stranger cannot use: {@code n•••@example.org}, {@code •••• 42}. */
    public String masked(String destination) {
        if (this == SMS) {
            String number = destination.replaceAll("[^0-9]", "");
            boolean longEnough = number.length() >= DIGITS_TO_SHOW_ANY;
            return longEnough ? HIDDEN + "• " + number.substring(number.length() - DIGITS_SHOWN) : HIDDEN + "•";
        }
        int at = destination.lastIndexOf('@');
        if (at < 0) {
            return HIDDEN;
        }
        boolean longEnough = destination.codePointCount(0, at) > 1;
        String first = longEnough ? destination.substring(0, destination.offsetByCodePoints(0, 1)) : "";
        return first + HIDDEN + destination.substring(at);
    }

    /** The same text for all spellings of a destination that are easy to think of, so that it is counted once. */
    String normal(String destination) {
        return this == SMS
                ? destination.replaceAll("[^0-9]", "").replaceFirst("^00", "")
                : destination.trim().toLowerCase(Locale.ROOT);
    }

    public Long confirmedAt(AccountRow row) {
        return row.confirmedAt().get(key());
    }

    /** Digest of the address that was verified, or null. */
    public String destination(AccountRow row) {
        return row.destinations().get(key());
    }

    /** What a destination is recognised by, without being kept. */
    public String[] parts(String destination) {
        return new String[] {"to", name(), normal(destination)};
    }

    public String randomCode(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            code.append((char) ('0' + random.nextInt(10)));
        }
        return code.toString();
    }

    public boolean isWellFormed(String code) {
        return code != null && code.length() == digits && code.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
