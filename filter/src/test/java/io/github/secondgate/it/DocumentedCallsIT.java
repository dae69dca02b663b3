package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Document;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The calls that the page for authors of scripts lists: each address is there, and knows the method that is said of it. */
@OnOneShiroLine
class DocumentedCallsIT {
    private static final Pattern CALL = Pattern.compile("(?m)^\\| `(GET|POST) (/2fa[^?` ]*)");

    private static List<MatchResult> calls() {
        return CALL.matcher(Document.of("filter/docs/scripts.md").prose())
                .results()
                .toList();
    }

    private static Site everything() {
        return Site.start(new Setup()
                .line("secondgate.adminRole = admin")
                .line("secondgate.clients[/basic/**] = credential")
                .line("secondgate.dayPass = 18:00"));
    }

    private static Visitor administrator(Site site) {
        Visitor administrator = site.visitor().password(site.person("admin"));
        administrator.enrol();
        return administrator;
    }

    @Test
    void everyAddressKnowsItsMethod() {
        try (Site site = everything()) {
            Visitor administrator = administrator(site);
            assertThat(calls()).hasSizeGreaterThan(30).allSatisfy(call -> {
                Answer answer = administrator
                        .request("PATCH", call.group(2).replace("ID", "x"))
                        .wantsJson()
                        .send();
                assertThat(answer.status()).as(call.group()).isEqualTo(405);
                assertThat(answer.header("Allow").split(", *")).contains(call.group(1));
            });
        }
    }

    /** A reload, a bookmark and the back button ask so for what a form was answered. */
    @Test
    void aBrowserThatAsksForTheAddressOfAFormIsShownAPage() {
        try (Site site = everything()) {
            Visitor administrator = administrator(site);
            Visitor owing = site.owing("ewan");
            assertThat(calls()).filteredOn(call -> call.group(1).equals("POST")).allSatisfy(call -> {
                String form = call.group(2).replace("ID", "x");
                boolean questions = form.endsWith("/security-question");
                assertThat(shown(administrator, form)).as(form).isEqualTo(questions ? 404 : 200);
                assertThat(shown(owing, form))
                        .as("%s, of somebody who owes a code", form)
                        .isEqualTo(200);
            });
        }
    }

    /** Whatever a browser is shown of ours, an error too; not what is shown once, which a choice would lose. */
    @Test
    void everyPageOffersTheLanguages() {
        try (Site site = everything()) {
            Visitor administrator = administrator(site);
            Visitor owing = site.owing("ewan");
            assertThat(calls()).filteredOn(call -> call.group(1).equals("GET")).allSatisfy(call -> {
                String address = call.group(2).replaceFirst("/(person|credentials)$", "$0?account=admin");
                Visitor visitor = address.contains("challenge") ? owing : administrator;
                String page = page(visitor, address).body();
                // Three of them lead on to the application where there is nothing to tell.
                boolean ours = !address.matches("/2fa/(grace|arrived|day-pass)");
                assertThat(page.contains("name=\"language\" value=\"hi\""))
                        .as(address)
                        .isEqualTo(ours);
            });
        }
    }

    private static int shown(Visitor visitor, String address) {
        return page(visitor, address).status();
    }

    private static Answer page(Visitor visitor, String address) {
        Answer answer = visitor.get(address);
        for (int hops = 0; answer.location() != null; hops++) {
            assertThat(hops)
                    .as("hops from %s to %s", address, answer.location())
                    .isLessThan(3);
            answer = visitor.get(answer.location());
        }
        return answer;
    }
}
