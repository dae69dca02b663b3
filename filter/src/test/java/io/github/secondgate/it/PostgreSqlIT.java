package io.github.secondgate.it;

import io.github.secondgate.store.server.ChosenServer;
import io.github.secondgate.testing.Further;

@OnOneShiroLine
@Further
class PostgreSqlIT extends DatabaseServerContract {
    PostgreSqlIT() {
        super(ChosenServer.get("postgresql-17"));
    }
}
