package io.github.secondgate.it;

import io.github.secondgate.store.server.ChosenServer;
import io.github.secondgate.testing.Further;

@OnOneShiroLine
@Further
class MariaDbIT extends DatabaseServerContract {
    MariaDbIT() {
        super(ChosenServer.get("mariadb-10.11"));
    }
}
