package io.github.secondgate.secondfactor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CodeHistoryTest {
    private static final TotpAppKey KEY = key(10);

    private CodeHistory history = CodeHistory.of("", null, null);

    @Test
    void whatItWritesItReadsBack() {
        refuse(960, 900);
        refuse(962, 901);

        CodeHistory again = CodeHistory.of(history.refusedSteps(), history.suspectStep(), history.suspectOffset());
        assertThat(again.differsFrom(history)).isFalse();
        assertThat(again.refuses(961)).isFalse();
        assertThat(again.refuses(960)).isTrue();
    }

    @Test
    void aListThatIsFullRecognisesNothingUntilSomethingFallsOut() {
        String full = LongStream.range(200_000_000L, 200_000_080L)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
        assertThat(full.length()).isLessThan(1024);
        history = CodeHistory.of(full, 1L, 1L);

        refuse(200_000_085L, 200_000_060L);
        assertThat(history.refusedSteps()).isEqualTo(full);
        assertThat(history.suspectStep()).isNull();

        refuse(200_000_085L, 200_000_061L);
        assertThat(history.refuses(200_000_000L)).isFalse();
        assertThat(history.refuses(200_000_085L)).isTrue();
    }

    @Test
    void minutesAreRoundedButNeverToNothing() {
        assertThat(told(10, 2)).isEqualTo(1);
        assertThat(told(10, -2)).isEqualTo(-1);
        assertThat(told(10, 9)).isEqualTo(2);
        assertThat(told(10, 8)).isEqualTo(1);
        assertThat(told(300, 2)).isEqualTo(10);
    }

    private static int told(int period, int offset) {
        return CodeHistory.of("", 99L + offset, (long) offset)
                .afterRefusal(key(period), OptionalLong.of(100 + offset), 100)
                .diagnosis(period)
                .minutes();
    }

    private void refuse(long codeStep, long nowStep) {
        history = history.afterRefusal(KEY, OptionalLong.of(codeStep), nowStep);
    }

    private static TotpAppKey key(int period) {
        return new TotpAppKey(SharedSecret.random(new SecureRandom()), new Totp(Totp.Algorithm.SHA1, 6, period), 1);
    }
}
