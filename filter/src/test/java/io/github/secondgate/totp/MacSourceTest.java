package io.github.secondgate.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class MacSourceTest {
    private static byte[] hash(Mac mac, String key) throws GeneralSecurityException {
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), mac.getAlgorithm()));
        return mac.doFinal("text".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void eachIsAsIfItWereTheFirst() throws GeneralSecurityException {
        MacSource macs = new MacSource("HmacSHA1");
        Mac one = macs.next();
        Mac other = macs.next();
        byte[] ofOne = hash(one, "one");
        assertThat(hash(other, "other")).isEqualTo(hash(Mac.getInstance("HmacSHA1"), "other"));
        assertThat(hash(macs.next(), "one")).isEqualTo(ofOne);
        assertThat(one.doFinal("text".getBytes(StandardCharsets.US_ASCII))).isEqualTo(ofOne);
        assertThatThrownBy(() -> macs.next().doFinal())
                .as("no key of another's")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyAtOnceDoNotMeet() throws GeneralSecurityException {
        MacSource macs = new MacSource("HmacSHA1");
        byte[] expected = hash(Mac.getInstance("HmacSHA1"), "key");
        assertThat(IntStream.range(0, 2000).parallel().mapToObj(i -> {
                    try {
                        return hash(macs.next(), "key");
                    } catch (GeneralSecurityException e) {
                        throw new AssertionError(e);
                    }
                }))
                .allSatisfy(hash -> assertThat(hash).isEqualTo(expected));
    }

    @Test
    void oneThatCannotBeCopiedIsFoundAnew() throws GeneralSecurityException {
        Security.addProvider(new Device());
        try {
            MacSource macs = new MacSource("HmacOfDevice");
            assertThat(macs.next()).isNotSameAs(macs.next());
            assertThat(hash(macs.next(), "key")).containsExactly(1);
        } finally {
            Security.removeProvider(Device.NAME);
        }
    }

    @Test
    void whatNoProviderHasIsToldEachTime() {
        MacSource macs = new MacSource("HmacOfNobody");
        assertThatThrownBy(macs::next).isInstanceOf(NoSuchAlgorithmException.class);
        assertThatThrownBy(macs::next).isInstanceOf(NoSuchAlgorithmException.class);
    }

    private static final class Device extends Provider {
        private static final long serialVersionUID = 1;
        private static final String NAME = "Device";

        Device() {
            super(NAME, "1", "has one MAC, which cannot be copied");
            putService(new Service(this, "Mac", "HmacOfDevice", DeviceMac.class.getName(), List.of(), Map.of()));
        }
    }

    /** Made by the provider, by reflection. */
    public static final class DeviceMac extends MacSpi {
        @Override
        protected int engineGetMacLength() {
            return 1;
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters) {}

        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {}

        @Override
        protected byte[] engineDoFinal() {
            return new byte[] {1};
        }

        @Override
        protected void engineReset() {}
    }
}
