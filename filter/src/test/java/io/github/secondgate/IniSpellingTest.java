package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.config.StartRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name that no setting has is told with the one that was meant. */
class IniSpellingTest {
    private final ServletContext context = mock(ServletContext.class);

    private List<String> faults(String... lines) {
        String ini = "[main]\nsecondgate = io.github.secondgate.Secondgate\n" + String.join("\n", lines) + "\n[urls]\n";
        when(context.getResourceAsStream("/WEB-INF/shiro.ini"))
                .thenAnswer(call -> new ByteArrayInputStream(ini.getBytes(StandardCharsets.UTF_8)));
        return IniSpelling.faults(context);
    }

    @ParameterizedTest
    @CsvSource({
        "requird, require",
        "Issuer, issuer",
        "keyfile, keyFile",
        "mail.hots, mail.host",
        "email.query, emailQuery",
        "trust.passwordQuerry, trust.passwordQuery",
        "event.keep, events.keep",
        "stepup[/admin/**], stepUp[…]",
        "sms.headers[X], sms.header[…]"
    })
    void aSlipIsToldWithWhatWasMeant(String slip, String meant) {
        assertThat(faults("secondgate." + slip + " = x"))
                .containsExactly("secondgate." + slip + " is no setting: did you mean secondgate." + meant + "?");
    }

    @Test
    void whatResemblesNothingIsToldToo() {
        assertThat(faults("secondgate.colour = blue"))
                .containsExactly(
                        "secondgate.colour is no setting: remove the line, or find its name in filter/docs/settings.md.");
    }

    @Test
    void allSlipsAreToldAtOnceBeforeAnyListener() {
        faults("secondgate.requird = x", "secondgate.isuer = y");
        ServletContainerInitializer ours = ServiceLoader.load(ServletContainerInitializer.class).stream()
                .filter(found -> found.type() == IniSpelling.class)
                .findAny()
                .orElseThrow()
                .get();
        assertThatThrownBy(() -> ours.onStartup(null, context))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("secondgate.require?")
                .hasMessageContaining("secondgate.issuer?");
    }

    @Test
    void everySettingOfTheDocumentationIsKnown() throws IOException {
        assertThat(faults(SettingsDocumentationTest.page().keySet().stream()
                        .map(name -> "secondgate." + name.replace("[]", "[/x]") + " = x")
                        .collect(Collectors.toList())
                        .toArray(new String[0])))
                .isEmpty();
    }

    @Test
    void otherBeansAndOtherApplicationsAreNotOurs() {
        assertThat(faults("secondgateway = x.Y", "secondgateway.requird = x", "realm.requird = z"))
                .isEmpty();
        when(context.getResourceAsStream("/WEB-INF/shiro.ini")).thenReturn(null);
        assertThat(IniSpelling.faults(context)).isEmpty();
    }
}
