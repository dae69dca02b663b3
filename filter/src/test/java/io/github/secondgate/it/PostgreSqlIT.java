package io.github.secondgate.it;

import io.github.secondgate.store.server.ChosenServer;

@OnOneShiroLine
class PostgreSqlIT extends DatabaseServerContract {
    PostgreSqlIT() {
        super(ChosenServer.get("postgresql-17"));
    }
}
