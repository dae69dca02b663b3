package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everybody is answered in a language they asked for: pages, sentences for scripts, and what stands before the pages. */
@OnOneShiroLine
class LanguagesIT {
    private static Site site;
    private static Site swiss;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup());
        swiss = Site.start(new Setup().line("secondgate.language = fr-CH"));
    }

    @AfterAll
    static void stop() {
        site.close();
        swiss.close();
    }

    private static String settings(Site at, String wanted) {
        Visitor visitor = at.visitor().password(at.person("nadia"));
        Request request = visitor.request("GET", "/2fa").header("Accept", "text/html");
        return (wanted == null ? request : request.header("Accept-Language", wanted))
                .send()
                .body();
    }

    @Test
    void thePageSpeaksTheLanguageThatTheBrowserPrefers() {
        assertThat(settings(site, "ko, de-AT;q=0.8, en;q=0.5")).contains("<html lang=\"de\" dir=\"ltr\">");
        assertThat(settings(site, "en;q=0.2, ja")).contains("<html lang=\"ja\" dir=\"ltr\">");
    }

    @Test
    void arabicRunsFromRightToLeft() {
        assertThat(settings(site, "ar")).contains("<html lang=\"ar\" dir=\"rtl\">");
    }

    @Test
    void whoAsksForNoLanguageThatThereIsGetsTheOneThatIsSet() {
        assertThat(settings(site, "ko")).contains("<html lang=\"en\" dir=\"ltr\">");
        assertThat(settings(swiss, "ko")).contains("<html lang=\"fr\" dir=\"ltr\">");
        assertThat(settings(swiss, null)).contains("<html lang=\"fr\" dir=\"ltr\">");
    }

    @Test
    void aHeaderThatIsNoneDoesNoHarm() {
        for (String crafted : new String[] {"", ";;;", "*", "de;q=x", "../../etc", "<script>", "x".repeat(4000)}) {
            assertThat(settings(site, crafted)).as(crafted).contains("<html lang=\"en\"");
        }
    }

    @Test
    void aScriptIsToldInItsLanguageWhatToDo() {
        Visitor visitor = site.owing("ewan");
        Answer answer = visitor.request("GET", "/account/")
                .wantsJson()
                .header("Accept-Language", "de")
                .send();
        assertThat(answer.json().getString("detail")).isEqualTo("Geben Sie einen Code ein, um fortzufahren.");
        assertThat(answer.json().getString("type")).isEqualTo("urn:secondgate:problem:second-factor-required");
    }
}
