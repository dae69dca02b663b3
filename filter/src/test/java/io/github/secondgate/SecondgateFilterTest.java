package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.config.StartRefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import org.apache.shiro.util.Destroyable;
import org.apache.shiro.web.env.EnvironmentLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a start that is refused leaves behind: a container may try again in the same context, and never calls destroy. */
class SecondgateFilterTest {
    private static final String INI = "[main]\nbooks = " + Books.class.getName() + "\nsecondgate = "
            + Secondgate.class.getName() + "\n[users]\nada = demo\n";

    private final Map<String, Object> attributes = new HashMap<>();
    private final ServletContext context = mock(ServletContext.class);
    private final FilterConfig configuration = mock(FilterConfig.class);
    private final SecondgateFilter filter = new SecondgateFilter();

    /** A bean of the application that holds something open. */
    public static final class Books implements Destroyable {
        static final AtomicInteger OPEN = new AtomicInteger();

        public Books() {
            OPEN.incrementAndGet();
        }

        @Override
        public void destroy() {
            OPEN.decrementAndGet();
        }
    }

    @BeforeEach
    void container() {
        Books.OPEN.set(0);
        when(configuration.getServletContext()).thenReturn(context);
        when(configuration.getFilterName()).thenReturn("gate");
        when(configuration.getInitParameterNames()).thenReturn(Collections.emptyEnumeration());
        when(context.getContextPath()).thenReturn("");
        when(context.getResourceAsStream("/WEB-INF/shiro.ini"))
                .thenAnswer(call -> new ByteArrayInputStream(INI.getBytes(StandardCharsets.UTF_8)));
        when(context.getAttribute(anyString())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(context)
                .setAttribute(anyString(), any());
        doAnswer(call -> attributes.remove(call.<String>getArgument(0)))
                .when(context)
                .removeAttribute(anyString());
    }

    private void isRefused() {
        assertThatThrownBy(() -> filter.init(configuration))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("secondgate.issuer");
    }

    @Test
    void theEnvironmentThatItLoadedEndsWithIt() {
        isRefused();
        assertThat(Books.OPEN).hasValue(0);
        assertThat(attributes).isEmpty();
    }

    @Test
    void itMayBeTriedAgainAndEndedTwice() {
        isRefused();
        isRefused();
        filter.destroy();
        assertThat(Books.OPEN).hasValue(0);
        assertThat(attributes).isEmpty();
    }

    @Test
    void theEnvironmentOfTheApplicationsOwnListenerIsItsOwnAffair() {
        EnvironmentLoader listener = new EnvironmentLoader();
        listener.initEnvironment(context);
        isRefused();
        assertThat(Books.OPEN).hasValue(1);
        assertThat(attributes).containsKey(EnvironmentLoader.ENVIRONMENT_ATTRIBUTE_KEY);
        listener.destroyEnvironment(context);
    }
}
