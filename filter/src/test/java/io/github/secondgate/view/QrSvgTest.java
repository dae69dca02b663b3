package io.github.secondgate.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrSvgTest {

    private static final int SCALE = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                States.URI,
                "a",
                "otpauth://totp/B%C3%BCro:%E5%B1%B1?secret=JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ&issuer=B%C3%BCro",
                "otpauth://totp/A%20very%20long%20organisation%20name%20indeed:someone.with.a.long.name%40example.org"
                        + "?secret=JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQJBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ"
                        + "&issuer=A%20very%20long%20organisation%20name%20indeed&algorithm=SHA512&digits=8&period=60"
            })
    void aCameraReadsWhatWasWritten(String text) throws Exception {
        assertThat(read(QrSvg.of(text))).isEqualTo(text);
    }

    @Test
    void theCodeIsOnePathThatAPageWithAStrictPolicyMayHold() {
        String svg = QrSvg.of(States.URI);
        assertThat(svg.split("<path", -1)).hasSize(2);
        assertThat(svg).doesNotContain("style", "<script", "http", "<image", "<use");
    }

    @Test
    void aTypicalCodeIsAboutThreeKilobytes() {
        assertThat(QrSvg.of(
                                "otpauth://totp/Example:nadia?secret=JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ&issuer=Example&algorithm=SHA1"
                                        + "&digits=6&period=30")
                        .length())
                .isLessThan(3_000);
        assertThat(QrSvg.of(States.URI).length()).isLessThan(4_300);
    }

    @Test
    void fourModulesOnEverySideStayWhite() {
        boolean[][] dark = modules(QrSvg.of(States.URI));
        int side = dark.length;
        for (int i = 0; i < side; i++) {
            for (int margin = 0; margin < 4; margin++) {
                assertThat(new boolean[] {
                            dark[margin][i], dark[side - 1 - margin][i], dark[i][margin], dark[i][side - 1 - margin]
                        })
                        .containsOnly(false);
            }
        }
        assertThat(dark[4][4]).as("the first finder pattern begins right after").isTrue();
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithoutBeingQuoted() {
        String text = "otpauth://totp/x?secret=" + "JBSWY3DP".repeat(500);
        assertThatThrownBy(() -> QrSvg.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("JBSWY3DP");
    }

    @Test
    void aTextThatPhonesWouldReadDifferentlyIsRefused() {
        assertThatThrownBy(() -> QrSvg.of("otpauth://totp/Büro")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QrSvg.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String read(String svg) throws Exception {
        boolean[][] dark = modules(svg);
        int side = dark.length * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (dark[y / SCALE][x / SCALE]) {
                    pixels[y * side + x] = 0;
                }
            }
        }
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader().decode(bitmap).getText();
    }

    /** Draws the path as a browser would: strokes of width 1 around their line. */
    private static boolean[][] modules(String svg) {
        int side = Integer.parseInt(first(svg, "viewBox=\"0 0 (\\d+) ").group(1));
        boolean[][] dark = new boolean[side][side];
        MatchResult start = first(svg, " d=\"M(\\d+) (\\d+)\\.5h");
        int x = Integer.parseInt(start.group(1));
        int y = Integer.parseInt(start.group(2));
        String path = first(svg, " d=\"M\\d+ \\d+\\.5(h[^\"]+)\"").group(1);
        for (var step : Pattern.compile("h(\\d+)|m(-?\\d+) ?(-?\\d+)")
                .matcher(path)
                .results()
                .toList()) {
            if (step.group(1) == null) {
                x += Integer.parseInt(step.group(2));
                y += Integer.parseInt(step.group(3));
            } else {
                int run = Integer.parseInt(step.group(1));
                Arrays.fill(dark[y], x, x + run, true);
                x += run;
            }
        }
        return dark;
    }

    private static MatchResult first(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow();
    }
}
