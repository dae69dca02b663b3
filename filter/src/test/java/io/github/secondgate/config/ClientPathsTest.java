package io.github.secondgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.client.ClientPaths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines about clients that sign in with each request. */
class ClientPathsTest {
    private final Map<String, String> texts =
            new LinkedHashMap<>(Map.of("issuer", "Fixture Ltd", "keyFile", "/etc/x.key"));
    private final List<String> faults = new ArrayList<>();

    private ClientPaths paths() {
        faults.clear();
        return new GateOptions(new Settings(texts, faults), List.of("staff"), Instant.EPOCH).clients;
    }

    @Test
    void withoutALineNothingIsLookedAt() {
        assertThat(paths().none()).isTrue();
        assertThat(paths().forCredentials()).isEmpty();
    }

    @Test
    void credentialsCountWhereTheLineSaysSo() {
        texts.put("clients[/api/**]", "credential");
        texts.put("clients[/dav/**]", "Code , CREDENTIAL");
        texts.put("clients[/report]", "code");
        assertThat(paths().forCredentials()).containsExactly("/api/**", "/dav/**");
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "api, does not fit",
        "/**, everywhere",
        "/2fa, own pages",
        "/2fa/admin/**, own pages",
        "/login.jsp, loginPath",
        "/logout/**, logoutPath",
        "/a//b, does not fit",
        "'/a,b', comma"
    })
    void anAddressThatCannotBeMeantIsAFault(String path, String why) {
        texts.put("clients[" + path + "]", "credential");
        assertThat(paths().none()).isTrue();
        assertThat(faults)
                .singleElement()
                .asString()
                .startsWith("secondgate.clients[" + path + "] ")
                .contains(why, "like secondgate.clients[/api/**] = credential");
    }

    @ParameterizedTest
    @CsvSource({"yes", "code;credential", "password"})
    void anythingElseIsAFault(String proofs) {
        texts.put("clients[/api/**]", proofs);
        paths();
        assertThat(faults).isNotEmpty().allMatch(fault -> fault.startsWith("secondgate.clients[/api/**] holds"));
    }
}
