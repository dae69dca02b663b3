package io.github.secondgate.demo.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonParser;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.5Z");

    private final Outbox outbox = new Outbox(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theNewestIsOnTopAndNoTwoHaveTheSameTime() {
        outbox.add("email", "a@larkhaven.example", "First", "one");
        outbox.add("sms", "+447700900101", "", "two");
        assertThat(outbox.messages())
                .containsExactly(
                        new OutboxMessage("sms", "+447700900101", "", "two", NOW.plusMillis(1)),
                        new OutboxMessage("email", "a@larkhaven.example", "First", "one", NOW));
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        for (int i = 0; i < 250; i++) {
            outbox.add("sms", "+447700900101", "", "text " + i);
        }
        assertThat(outbox.messages()).hasSize(200);
        assertThat(outbox.messages().get(0).text()).isEqualTo("text 249");
    }

    @Test
    void whatTheDemoDidBackstageIsNoNews() {
        outbox.add("email", "rita@larkhaven.example", "A device was added", "From: backstage");
        assertThat(outbox.messages()).isEmpty();
    }

    @Test
    void theJsonGivesEveryCharacterBack() throws Exception {
        String text = "\"quoted\" \\ back\nline\ttab \u0001 \u2028 </script> é 日本 \uD83D\uDE00";
        outbox.add("email", "a@larkhaven.example", text, text);
        JsonArray all = JsonParser.array().from(outbox.json());
        assertThat(all).hasSize(1);
        assertThat(all.getObject(0).getString("subject")).isEqualTo(text);
        assertThat(all.getObject(0).getString("text")).isEqualTo(text);
        assertThat(all.getObject(0).getString("at")).isEqualTo("2026-11-21T10:15:30.500Z");
    }
}
