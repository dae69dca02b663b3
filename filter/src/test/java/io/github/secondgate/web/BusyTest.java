package io.github.secondgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.gate.AtTheGate;
import io.github.secondgate.gate.House;
import io.github.secondgate.gate.House.Outcome;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.TestDatabase;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of ours that would have to derive while too much is being derived. */
class BusyTest extends AtTheGate {
    private final TestDatabase tables = new TestDatabase();
    private final SecretHash secretHash = new SecretHash(House.KEYS, new SecureRandom(), 2);
    private final List<SecretHash.Turn> turns = new ArrayList<>();

    @BeforeEach
    void derive() {
        Database database = new Database(tables.dataSource());
        SecurityQuestions questions = new SecurityQuestions(
                new CoreServices(
                        database, new AuditLog(database, house.clock), Notices.none(), house.clock, new SecureRandom()),
                secretHash);
        questions.set("alice", "First teacher?", "Grace Hopper", new RequestOrigin(null, null));
        house.pages.with(routes -> routes.on("/derive", "GET", call -> questions.right("alice", "Grace Hopper")));
    }

    @AfterEach
    void close() {
        turns.forEach(SecretHash.Turn::close);
        tables.close();
    }

    private void others(int count) {
        for (int i = 0; i < count; i++) {
            turns.add(secretHash.turn("account " + i));
        }
    }

    private Outcome html() {
        return house.ask(page(passed(), "/2fa/derive"));
    }

    private Outcome json() {
        return house.ask(new FakeRequest(passed(), "GET", "/2fa/derive").accept("application/json"));
    }

    @Test
    void theServerSaysWhenToComeBackWhereOthersAreBeforeOne() {
        others(64);
        for (Outcome outcome : List.of(html(), json())) {
            assertThat(outcome.response.getStatus()).isEqualTo(503);
            assertThat(outcome.response.getHeader("Retry-After")).isEqualTo("5");
        }
        assertThat(json().response.getContentType()).isEqualTo("application/problem+json");
        assertThat(html().response.getContentType()).startsWith("text/html");
    }

    @Test
    void whoIsInTheirOwnWayIsTheOneWhoWaits() {
        others(31);
        turns.add(secretHash.turn("alice"));
        for (Outcome outcome : List.of(html(), json())) {
            assertThat(outcome.response.getStatus()).isEqualTo(429);
            assertThat(outcome.response.getHeader("Retry-After")).isEqualTo("2");
        }
    }
}
