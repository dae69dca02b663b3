package io.github.secondgate.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private final Page plain = exchange -> {};
    private final Page named = exchange -> {};
    private final Routes routes = new Routes()
            .on("", "GET", plain)
            .on("/apps/*", "POST", named)
            .on("/apps/*/remove", "POST", named)
            .on("/apps/all", "GET", plain);

    @Test
    void anAddressIsFoundWithTheSlashThatPeopleTypeToo() {
        assertThat(routes.at("").verbs).containsOnlyKeys("GET");
        assertThat(routes.at("/").verbs).containsOnlyKeys("GET");
    }

    @Test
    void aStarStandsForOneSegmentAndTellsWhichItWas() {
        Routes.Found found = routes.at("/apps/Xy_-7/remove");
        assertThat(found.verbs).containsEntry("POST", named);
        assertThat(found.named).isEqualTo("Xy_-7");
    }

    @Test
    void anAddressWithoutAStarComesFirst() {
        assertThat(routes.at("/apps/all").verbs).containsOnlyKeys("GET");
        assertThat(routes.at("/apps/all").named).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/all, /apps/all",
        "/apps/Xy_-7, ''",
        "/apps/Xy_-7/remove, ''",
        "/challenge, /challenge",
        "/challenge/send, /challenge",
        "/reset, /people",
    })
    void aFormsAddressLeadsToThePageItStandsOn(String address, String page) {
        routes.on("/challenge", "GET", plain)
                .on("/challenge", "POST", named)
                .on("/challenge/send", "POST", named)
                .on("/reset", "POST", new Page() {
                    @Override
                    public String formPage() {
                        return "/people";
                    }

                    @Override
                    public void serve(Exchange exchange) {}
                });
        assertThat(routes.formPage(address)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/apps", "/apps/", "/apps//remove", "/apps/a/b/remove", "/apps/a/remove/", "/apps/a/keep", "/x"})
    void nothingElseIsAnAddress(String path) {
        assertThat(routes.at(path).verbs).isEmpty();
    }
}
