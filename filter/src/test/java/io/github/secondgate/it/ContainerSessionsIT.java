package io.github.secondgate.it;

/** Sessions kept by the container, the default of Shiro's web environment. */
class ContainerSessionsIT extends SessionsContract {
    ContainerSessionsIT() {
        super(new Setup().line("secondgate.publicPaths = /public/**, /open/login"));
    }
}
