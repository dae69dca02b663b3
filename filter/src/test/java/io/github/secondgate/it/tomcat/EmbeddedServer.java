package io.github.secondgate.it.tomcat;

import java.nio.file.Path;
import java.util.function.IntSupplier;

/** A Tomcat in this process that serves one application, of whatever version: it speaks of nothing that is Tomcat's. */
public interface EmbeddedServer {
    /** Somebody whom the container knows, by the password demo where it asks for one. */
    void user(String name, String... roles);

    /** The container keeps a data source of that name below java:comp/env. */
    void dataSource(String name, String url);

    /** Redisson keeps the sessions, as that file says, and a node none in memory. */
    void sessionsInRedis(Path configuration);

    /** Where applications of one host share a login. */
    void singleSignOn();

    /** Something in front of the application names that user in each request that has the header {@code X-Known}. */
    void believesHeader();

    /**
     * It speaks AJP too, and believes whom that names.
     *
     * @return the port, from the start on
     */
    IntSupplier ajp();

    /** It speaks TLS, and takes the certificates of that store from its visitors; both are PKCS 12. */
    void tls(Path keys, Path trusted, String password);

    /** @throws Exception what the application threw when it refused to start */
    void start(String context, Path war) throws Exception;

    /**
     * Takes the application away and brings it anew, as a manager of the container does.
     *
     * @return what had loaded its classes
     */
    ClassLoader redeploy() throws Exception;

    int port();

    void stop() throws Exception;
}
