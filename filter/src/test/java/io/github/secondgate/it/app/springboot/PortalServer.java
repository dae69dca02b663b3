package io.github.secondgate.it.app.springboot;

import java.io.File;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** {@link PortalApplication} as {@code java -jar} runs it, in the container that it brings along: tells the port. */
public final class PortalServer implements IntSupplier, AutoCloseable {
    private final ServletWebServerApplicationContext context;

    /**
     * @param root where the folder WEB-INF is
     * @param order of the gate among the filters
     */
    public PortalServer(File root, int order, Map<String, Object> settings) {
        // Only one Tomcat may make itself known to a whole process.
        TomcatURLStreamHandlerFactory.disable();
        // It is the tests that say what is logged.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SpringApplication application = new SpringApplication(PortalApplication.class);
        application.setDefaultProperties(settings);
        application.setRegisterShutdownHook(false);
        application.addInitializers(made -> made.getBeanFactory().addBeanPostProcessor(moved(root, order)));
        context = (ServletWebServerApplicationContext) application.run();
    }

    private static BeanPostProcessor moved(File root, int order) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof TomcatServletWebServerFactory) {
                    ((TomcatServletWebServerFactory) bean).setDocumentRoot(root);
                } else if (name.equals("gate")) {
                    ((FilterRegistrationBean<?>) bean).setOrder(order);
                }
                return bean;
            }
        };
    }

    @Override
    public int getAsInt() {
        return context.getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
