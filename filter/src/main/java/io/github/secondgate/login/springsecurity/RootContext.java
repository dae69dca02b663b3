package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.springsecurity.PublicType.Call;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Spring's root context, in which the application's beans are. Some applications make them once more while they run, as when an
 * administrator saved settings: they refresh the context, or put another in its place. Safe for concurrent use.
 */
public final class RootContext {
    private static final String FACTORIES = "org.springframework.beans.factory.config.";

    private final Supplier<?> current;
    private final PublicType contexts;
    private final Call factory;
    private final Call frozen;
    private final PublicType factoryProcessors;
    private final Call processFactory;
    private final PublicType beanProcessors;
    private final Call addBeanProcessor;

    /**
     * @param current gives what stands as the application's root context at this moment, which may be another at each question
     * @throws MissingSpringException where Spring is not there
     */
    RootContext(ClassLoader loader, Supplier<?> current) {
        this.current = current;
        contexts = PublicType.of("org.springframework.context.ConfigurableApplicationContext", loader);
        PublicType factories = PublicType.of(FACTORIES + "ConfigurableListableBeanFactory", loader);
        factoryProcessors = PublicType.of(FACTORIES + "BeanFactoryPostProcessor", loader);
        beanProcessors = PublicType.of(FACTORIES + "BeanPostProcessor", loader);
        factory = contexts.method("getBeanFactory");
        frozen = factories.method("isConfigurationFrozen");
        processFactory = contexts.method("addBeanFactoryPostProcessor", factoryProcessors.type());
        addBeanProcessor = factories.method("addBeanPostProcessor", beanProcessors.type());
    }

    /** Null where Spring is not there. */
    public static RootContext ifThere(ClassLoader loader, Supplier<?> current) {
        try {
            return new RootContext(loader, current);
        } catch (MissingSpringException e) {
            return null;
        }
    }

    /** One context from one refresh to the next, in which its beans are of the same factory. */
    public static final class Generation {
        private final Object context;
        private final Object beans;

        private Generation(Object context, Object beans) {
            this.context = context;
            this.beans = beans;
        }

        public boolean isOfAnotherContext(Generation other) {
            return context != other.context;
        }
    }

    /**
     * Which it is at this moment. While a refresh still ends the beans of before, it is the one of before: whoever asks for beans
     * then is given those.
     */
    public Generation generation() {
        Object now = current.get();
        return new Generation(now, factoryOf(now));
    }

    public boolean isStill(Generation generation) {
        Object now = current.get();
        return now == generation.context && factoryOf(now) == generation.beans;
    }

    /** Null where it has none at this moment, or never has one of its own. */
    private Object factoryOf(Object context) {
        try {
            return contexts.has(context) ? factory.on(context) : null;
        } catch (IllegalStateException e) {
            return null;
        }
    }

    /**
     * Whether its beans may be asked for: while it is being refreshed, that would make some before what they need is there.
     */
    public boolean isReady() {
        Object now = factoryOf(current.get());
        return now != null && Boolean.TRUE.equals(frozen.on(now));
    }

    /**
     * From its next refresh on, shows each bean as soon as it is made, and before anybody else has it: a request that is on its way
     * then may meet it before it could be looked for.
     */
    public void watch(Generation generation, Consumer<Object> made) {
        if (!contexts.has(generation.context)) {
            return;
        }
        Object beanProcessor = implementing(beanProcessors, (proxy, method, arguments) -> {
            if (method.getName().equals("postProcessAfterInitialization")) {
                made.accept(arguments[0]);
            }
            return arguments[0];
        });
        processFactory.on(generation.context, implementing(factoryProcessors, (proxy, method, arguments) -> {
            addBeanProcessor.on(arguments[0], beanProcessor);
            return null;
        }));
    }

    private static Object implementing(PublicType type, InvocationHandler calls) {
        return Proxy.newProxyInstance(
                type.type().getClassLoader(), new Class<?>[] {type.type()}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() != Object.class) {
                        return calls.invoke(proxy, method, arguments);
                    }
                    switch (method.getName()) {
                        case "equals":
                            return proxy == arguments[0];
                        case "hashCode":
                            return System.identityHashCode(proxy);
                        default:
                            return "Secondgate's " + type.type().getSimpleName();
                    }
                });
    }
}
