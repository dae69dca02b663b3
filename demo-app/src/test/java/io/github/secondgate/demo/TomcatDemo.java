package io.github.secondgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.FewRounds;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/** The demo's WAR in Tomcat 9 with its default settings, on a free port of the loopback address. */
final class TomcatDemo implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();

    private TomcatDemo() {}

    /** @param also what the container is told besides, before the application starts */
    static TomcatDemo start(BiConsumer<Tomcat, Context> also) throws Exception {
        FewRounds.use();
        TomcatDemo demo = new TomcatDemo();
        Path war = Path.of("target", "secondgate-demo").toAbsolutePath();
        Tomcat tomcat = demo.tomcat;
        tomcat.setBaseDir(Fork.directory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector()
                .setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        var context = (StandardContext) tomcat.addWebapp("", war.toString());
        lookForNoLeaks(context);
        also.accept(tomcat, context);
        tomcat.start();
        assertThat(context.getState()).isEqualTo(LifecycleState.STARTED);
        return demo;
    }

    /** Tomcat would ask for --add-opens to search the stopped application for leaks; the JVM ends right after anyway. */
    private static void lookForNoLeaks(StandardContext context) {
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesObjectStreamClassCaches(false);
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
