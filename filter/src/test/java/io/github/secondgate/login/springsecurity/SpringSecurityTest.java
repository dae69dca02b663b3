package io.github.secondgate.login.springsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.github.secondgate.login.UnknownPersonException;
import java.util.Map;
import javax.servlet.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.support.AbstractRefreshableApplicationContext;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Requests that come while the root context is made once more, at each of its steps. */
class SpringSecurityTest {
    private static final Filter GATE = mock();

    private final Context context = new Context();
    private SpringSecurity spring;
    /** A bean without which none can be asked for; null where all are made. */
    private String unmade;

    @BeforeEach
    void start() {
        context.refresh();
        spring = new SpringSecurity(SpringSecurityTest.class.getClassLoader(), new SpringSecurity.Beans() {
            @Override
            public Map<String, ?> of(Class<?> type) {
                if (unmade != null) {
                    throw new BeanCurrentlyInCreationException(unmade);
                }
                return context.getBeansOfType(type);
            }

            @Override
            public Object root() {
                return context;
            }
        });
        spring.enclose(GATE);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void whoeverComesWhileTheFormerBeansEndIsServedByThoseAndTheNextByTheNewOnes() {
        context.whileFormerEnd = () -> {
            spring.keepUp();
            assertThatCode(spring::settled).doesNotThrowAnyException();
        };
        context.refresh();
        spring.keepUp();
        assertThatCode(spring::settled).doesNotThrowAnyException();
        expiredIsKnown();
    }

    @Test
    void whoeverComesOnceTheFormerBeansAreGoneIsNobodyUntilTheNewOnesAreThere() {
        context.whileMade = () -> {
            spring.keepUp();
            assertThatThrownBy(spring::settled).isInstanceOf(UnknownPersonException.class);
        };
        context.refresh();
        spring.keepUp();
        assertThatCode(spring::settled).doesNotThrowAnyException();
        expiredIsKnown();
    }

    @Test
    void whereABeanIsNotMadeYetNobodyIsKnownUntilItIs() {
        context.refresh();
        unmade = "chain";
        spring.keepUp();
        assertThatThrownBy(spring::settled).isInstanceOf(UnknownPersonException.class);
        unmade = null;
        spring.keepUp();
        assertThatCode(spring::settled).doesNotThrowAnyException();
        expiredIsKnown();
    }

    private void expiredIsKnown() {
        SessionRegistryImpl registry = context.getBean(SessionRegistryImpl.class);
        registry.registerNewSession("id", "alice");
        registry.getSessionInformation("id").expireNow();
        assertThat(spring.registries().isExpired("id")).isTrue();
        assertThat(context.getBean(FilterChainProxy.class).getFilters("/any"))
                .hasSize(3)
                .startsWith(GATE)
                .endsWith(GATE);
    }

    /** As an XmlWebApplicationContext is: each refresh ends its beans and makes others in a factory of their own. */
    private static final class Context extends AbstractRefreshableApplicationContext {
        private Runnable whileFormerEnd = () -> {};
        private Runnable whileMade = () -> {};

        @Override
        protected void destroyBeans() {
            whileFormerEnd.run();
            super.destroyBeans();
        }

        @Override
        protected void loadBeanDefinitions(DefaultListableBeanFactory factory) {
            whileMade.run();
            factory.registerBeanDefinition("registry", new RootBeanDefinition(SessionRegistryImpl.class));
            factory.registerBeanDefinition(
                    "chain",
                    new RootBeanDefinition(
                            FilterChainProxy.class,
                            () -> new FilterChainProxy(new DefaultSecurityFilterChain(
                                    AnyRequestMatcher.INSTANCE,
                                    new ExceptionTranslationFilter(new Http403ForbiddenEntryPoint())))));
        }
    }
}
