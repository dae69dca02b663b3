package io.github.secondgate.it;

import io.github.secondgate.testing.Further;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** In Tomcat 9, whose sessions stand in Redis. */
@Further
@OnOneShiroLine
class RedisNodesIT extends TwoNodesContract {
    private final RedisServer redis = RedisServer.start();

    @Override
    Setup keepsSessions(Setup setup) {
        return setup.sessionsInRedis(redis.configuration());
    }

    @Override
    List<byte[]> storedSessions() {
        return redis.everything();
    }

    @AfterAll
    void end() {
        redis.close();
    }
}
