package io.github.secondgate.it;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person's phone: written from RFC 6238 alone, so that it cannot share a mistake with the product. */
final class Authenticator {
    private final String setupKey;
    private final List<String> recoveryCodes = new ArrayList<>();
    private long lastStep = Long.MIN_VALUE;

    Authenticator(String setupKey) {
        this.setupKey = setupKey.replace(" ", "");
    }

    String setupKey() {
        return setupKey;
    }

    List<String> recoveryCodes() {
        return recoveryCodes;
    }

    /** A code never used before; moves the clock when this step's has been. */
    String next() {
        if (Time.step() <= lastStep) {
            Time.advanceSeconds((lastStep + 1 - Time.step()) * 30);
        }
        lastStep = Time.step();
        return at(lastStep);
    }

    /** The code of the current step, used or not. */
    String current() {
        return at(Time.step());
    }

    /** A code that is right at no step anywhere near. */
    String wrong() {
        // No row of zeros, which stands in many a number that is no code.
        for (int guess = 1; ; guess++) {
            String code = "%06d".formatted(guess * 7919 % 1_000_000);
            boolean free = true;
            for (long step = Time.step() - 50; step <= Time.step() + 50; step++) {
                free &= !at(step).equals(code);
            }
            if (free) {
                return code;
            }
        }
    }

    String at(long step) {
        try {
            byte[] key = new BigInteger("1" + bits(), 2).toByteArray();
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, 1, key.length - 1, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String bits() {
        StringBuilder bits = new StringBuilder();
        for (char c : setupKey.toCharArray()) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits.append("%5s".formatted(Integer.toBinaryString(value)).replace(' ', '0'));
        }
        return bits.substring(0, bits.length() / 8 * 8);
    }
}
