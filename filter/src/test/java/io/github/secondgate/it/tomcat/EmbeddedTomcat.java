package io.github.secondgate.it.tomcat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Manager;
import org.apache.catalina.authenticator.SingleSignOn;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.ContainerBase;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ContextResource;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** The Tomcat whose classes stand beside this one's; it names only what 9 and 10.1 have alike. */
public final class EmbeddedTomcat implements EmbeddedServer {
    private static final String[] NAMING = {"java.naming.factory.initial", "java.naming.factory.url.pkgs"};

    private final Tomcat tomcat = new Tomcat();
    private ContextResource dataSource;
    private boolean believing;
    private Context context;
    private Path redis;

    /** @param parent of the application's class loader */
    public EmbeddedTomcat(ClassLoader parent) throws IOException {
        Path base = Path.of("target/it/tomcat", System.getProperty("it.fork", ""));
        tomcat.setBaseDir(Files.createDirectories(base).toString());
        tomcat.setAddDefaultWebXmlToWebapp(false);
        Connector connector = tomcat.getConnector();
        connector.setPort(0);
        connector.setAllowTrace(true);
        connector.setProperty("address", "127.0.0.1");
        tomcat.getEngine().setParentClassLoader(parent);
        // What is deployed while it runs waits until all is said about it.
        ((ContainerBase) tomcat.getHost()).setStartChildren(false);
    }

    @Override
    public void user(String name, String... roles) {
        tomcat.addUser(name, "demo");
        for (String role : roles) {
            tomcat.addRole(name, role);
        }
    }

    @Override
    public void dataSource(String name, String url) {
        dataSource = new ContextResource();
        dataSource.setName(name);
        dataSource.setType("org.h2.jdbcx.JdbcDataSource");
        dataSource.setProperty("factory", "org.apache.naming.factory.BeanFactory");
        dataSource.setProperty("url", url);
        dataSource.setProperty("user", "sa");
    }

    @Override
    public void sessionsInRedis(Path configuration) {
        redis = configuration;
    }

    @Override
    public void singleSignOn() {
        tomcat.getHost().getPipeline().addValve(new SingleSignOn());
    }

    @Override
    public void believesHeader() {
        believing = true;
    }

    @Override
    public IntSupplier ajp() {
        Connector ajp = new Connector("AJP/1.3");
        ajp.setPort(0);
        ajp.setProperty("address", "127.0.0.1");
        ajp.setProperty("secretRequired", "false");
        ajp.setProperty("tomcatAuthentication", "false");
        tomcat.getService().addConnector(ajp);
        return ajp::getLocalPort;
    }

    @Override
    public void tls(Path keys, Path trusted, String password) {
        SSLHostConfig hosts = new SSLHostConfig();
        hosts.setCertificateVerification("optional");
        hosts.setTruststoreFile(trusted.toString());
        hosts.setTruststorePassword(password);
        SSLHostConfigCertificate own = new SSLHostConfigCertificate(hosts, SSLHostConfigCertificate.Type.UNDEFINED);
        own.setCertificateKeystoreFile(keys.toString());
        own.setCertificateKeystorePassword(password);
        hosts.addCertificate(own);
        Connector connector = tomcat.getConnector();
        connector.setSecure(true);
        connector.setScheme("https");
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(hosts);
    }

    @Override
    public void start(String path, Path war) throws LifecycleException {
        context = deploy(path, war.toString());
        // Tomcat's naming puts itself in the place of all others of this process.
        Map<String, String> before = new HashMap<>();
        for (String property : NAMING) {
            before.put(property, System.getProperty(property));
        }
        if (dataSource != null) {
            tomcat.enableNaming();
            context.getNamingResources().addResource(dataSource);
        }
        Thrown thrown = new Thrown();
        Logger all = Logger.getLogger("");
        all.addHandler(thrown);
        try {
            tomcat.start();
        } finally {
            all.removeHandler(thrown);
            before.forEach(EmbeddedTomcat::setBack);
        }
        if (context.getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("The application did not start", thrown.first);
        }
    }

    private Context deploy(String path, String war) {
        Context deployed = tomcat.addWebapp(path, war);
        ((StandardJarScanner) deployed.getJarScanner()).setScanClassPath(false);
        deployed.setManager(redis == null ? forgetful() : redisson(redis));
        if (believing) {
            deployed.getPipeline().addValve(new HeaderValve());
        }
        return deployed;
    }

    /** Sessions of one application are not for the next, which may not have their classes. */
    private static Manager forgetful() {
        StandardManager forgetful = new StandardManager();
        forgetful.setPathname(null);
        return forgetful;
    }

    /** There for Tomcat 9 only. */
    private static Manager redisson(Path configuration) {
        try {
            Class<?> type = Class.forName("org.redisson.tomcat.RedissonSessionManager");
            Object manager = type.getConstructor().newInstance();
            type.getMethod("setConfigPath", String.class).invoke(manager, configuration.toString());
            type.getMethod("setReadMode", String.class).invoke(manager, "REDIS");
            return (Manager) manager;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ClassLoader redeploy() throws LifecycleException {
        ClassLoader loader = context.getLoader().getClassLoader();
        String path = context.getPath();
        String war = context.getDocBase();
        tomcat.getHost().removeChild(context);
        context.destroy();
        context = deploy(path, war);
        context.start();
        return loader;
    }

    private static void setBack(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    /** Tomcat throws nothing when an application refuses to start; it logs what was thrown. */
    private static final class Thrown extends Handler {
        private Throwable first;

        @Override
        public void publish(LogRecord entry) {
            if (first == null) {
                first = entry.getThrown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
