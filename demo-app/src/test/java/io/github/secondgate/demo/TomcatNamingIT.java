package io.github.secondgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.Name;
import javax.naming.spi.ObjectFactory;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ContextResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A data source that Tomcat keeps, named by a system property in the place of the bean that the INI names. */
@Further
class TomcatNamingIT {
    private static final String PROPERTY = "secondgate.dataSource";
    private static final String MARINA = "io.github.secondgate.demo.marina.MarinaDataSource";
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

    /** As a pool of Tomcat's makes itself known: by a factory. */
    public static final class Kept implements ObjectFactory {
        @Override
        public Object getObjectInstance(
                Object reference, Name name, javax.naming.Context context, Hashtable<?, ?> environment)
                throws ReflectiveOperationException {
            DataSource marina = ofTheApplication();
            return Proxy.newProxyInstance(
                    Kept.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                        CONNECTIONS.incrementAndGet();
                        return method.invoke(marina, arguments);
                    });
        }
    }

    /** In memory, the driver of the application and that of the tests have a database each. */
    private static DataSource ofTheApplication() throws ReflectiveOperationException {
        return (DataSource) Thread.currentThread()
                .getContextClassLoader()
                .loadClass(MARINA)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static void keep(Tomcat tomcat, Context context) {
        tomcat.enableNaming();
        ContextResource resource = new ContextResource();
        resource.setName("jdbc/main");
        resource.setType(DataSource.class.getName());
        resource.setProperty("factory", Kept.class.getName());
        context.getNamingResources().addResource(resource);
    }

    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void tomcatsDataSourceIsFoundByItsName() throws Exception {
        System.setProperty(PROPERTY, "java:comp/env/jdbc/main");
        try (TomcatDemo demo = TomcatDemo.start(TomcatNamingIT::keep)) {
            int before = CONNECTIONS.get();
            assertThat(before).isPositive();
            Visitor ewan = new Visitor(demo.port());
            assertThat(ewan.signIn("ewan").statusCode()).isEqualTo(302);
            assertThat(Visitor.location(ewan.get("/account/"))).isEqualTo("/2fa/challenge");
            assertThat(CONNECTIONS).hasValueGreaterThan(before);
        }
    }
}
