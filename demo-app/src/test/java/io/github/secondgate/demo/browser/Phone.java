package io.github.secondgate.demo.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;

/** An authenticator app with one account in it. */
final class Phone {

    private static final Duration STEP = Duration.ofSeconds(30);

    private final URI uri;
    private final SharedSecret secret;
    private final Totp totp = new Totp(Totp.Algorithm.SHA1, 6, 30);
    private long lastStep;

    private Phone(URI uri, SharedSecret secret) {
        this.uri = uri;
        this.secret = secret;
    }

    /** Looks at the screen through the camera, as it were. */
    static Phone scan(byte[] screenshot) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(screenshot));
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return of(new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException e) {
            throw new AssertionError("There is no QR code to be read in the screenshot", e);
        }
    }

    static Phone of(String otpauthUri) {
        URI uri = URI.create(otpauthUri);
        return new Phone(uri, SharedSecret.fromBase32(parameter(uri, "secret")));
    }

    static Phone ofKey(String setupKey) {
        return new Phone(null, SharedSecret.fromBase32(setupKey));
    }

    private static String parameter(URI uri, String name) {
        for (String parameter : uri.getRawQuery().split("&")) {
            if (parameter.startsWith(name + "=")) {
                return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(uri + " has no " + name);
    }

    String address() {
        return uri.toString();
    }

    String type() {
        return uri.getAuthority();
    }

    String label() {
        return uri.getPath().substring(1);
    }

    String issuer() {
        return parameter(uri, "issuer");
    }

    String setupKey() {
        return secret.toBase32();
    }

    /** A code that was not given out before. Where the present one was, time goes on to the next. */
    String code() {
        if (totp.stepAt(TestClock.now()) <= lastStep) {
            TestClock.move(STEP);
        }
        lastStep = totp.stepAt(TestClock.now());
        return codeNow();
    }

    /** What stands on the phone's screen, used or not. */
    String codeNow() {
        return codeOf(0);
    }

    /** What stands on the screen of a phone whose clock is ahead by so many times 30 seconds, or behind. */
    String codeOf(int steps) {
        return totp.codeAt(secret, totp.stepAt(TestClock.now()) + steps);
    }

    /** Six digits that are none of the codes around now. */
    String wrongCode() {
        long step = totp.stepAt(TestClock.now());
        for (int candidate = 0; ; candidate++) {
            String code = "%06d".formatted(candidate);
            if (totp.match(secret, code, step - 25, step + 25).isEmpty()) {
                return code;
            }
        }
    }
}
