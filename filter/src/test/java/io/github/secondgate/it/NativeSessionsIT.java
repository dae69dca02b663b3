package io.github.secondgate.it;

/** Sessions kept by Shiro itself. */
class NativeSessionsIT extends SessionsContract {
    NativeSessionsIT() {
        super(new Setup().nativeSessions().line("secondgate.publicPaths = /public/**, /open/login"));
    }
}
