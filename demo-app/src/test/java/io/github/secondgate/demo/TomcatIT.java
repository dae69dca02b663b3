package io.github.secondgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class TomcatIT extends StageJourneys {

    private static Tomcat tomcat;

    @BeforeAll
    static void start() throws Exception {
        Path war = Path.of("target", "secondgate-demo").toAbsolutePath();
        tomcat = new Tomcat();
        tomcat.setBaseDir(war.resolveSibling("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector()
                .setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        var context = (StandardContext) tomcat.addWebapp("", war.toString());
        lookForNoLeaks(context);
        tomcat.start();
        assertThat(context.getState()).isEqualTo(LifecycleState.STARTED);
    }

    /** Tomcat would ask for --add-opens to search the stopped application for leaks; the JVM ends right after anyway. */
    private static void lookForNoLeaks(StandardContext context) {
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesObjectStreamClassCaches(false);
    }

    @AfterAll
    static void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Override
    int port() {
        return tomcat.getConnector().getLocalPort();
    }
}
