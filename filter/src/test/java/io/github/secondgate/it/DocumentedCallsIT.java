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

    @Test
    void everyAddressKnowsItsMethod() {
        List<MatchResult> calls = CALL.matcher(
                        Document.of("filter/docs/scripts.md").prose())
                .results()
                .toList();
        try (Site site = Site.start(
                new Setup().line("secondgate.adminRole = admin").line("secondgate.clients[/basic/**] = credential"))) {
            Visitor administrator = site.visitor().password(site.person("admin"));
            administrator.enrol();
            assertThat(calls).hasSizeGreaterThan(30).allSatisfy(call -> {
                Answer answer = administrator
                        .request("PATCH", call.group(2).replace("ID", "x"))
                        .wantsJson()
                        .send();
                assertThat(answer.status()).as(call.group()).isEqualTo(405);
                assertThat(answer.header("Allow").split(", *")).contains(call.group(1));
            });
        }
    }
}
