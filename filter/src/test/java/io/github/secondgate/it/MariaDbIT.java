package io.github.secondgate.it;

import io.github.secondgate.store.server.ChosenServer;

@OnOneShiroLine
class MariaDbIT extends DatabaseServerContract {
    MariaDbIT() {
        super(ChosenServer.get("mariadb-10.11"));
    }
}
