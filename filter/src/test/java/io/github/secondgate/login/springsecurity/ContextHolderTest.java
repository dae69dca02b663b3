package io.github.secondgate.login.springsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class ContextHolderTest {
    private static final ClassLoader LOADER = ContextHolderTest.class.getClassLoader();

    private final ContextHolder holder = new ContextHolder(new Authentications(LOADER), LOADER);
    private final ServletRequest request = request();

    private static ServletRequest request() {
        Map<String, Object> attributes = new HashMap<>();
        ServletRequest request = mock();
        when(request.getAttribute(any())).thenAnswer(call -> attributes.get(call.getArgument(0)));
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(request)
                .setAttribute(any(), any());
        doAnswer(call -> attributes.remove(call.getArgument(0))).when(request).removeAttribute(any());
        return request;
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    private static void signIn(String name) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(name, "", Collections.emptyList()));
    }

    private static String held() {
        var held = SecurityContextHolder.getContext().getAuthentication();
        return held == null ? null : held.getName();
    }

    @Test
    void whatAnotherRequestLeftOnTheThreadIsNobody() {
        signIn("left");
        ContextHolder.Stay stay = holder.enter(request);
        assertThat(holder.somebody(request)).isNull();
        assertThat(held()).isNull();
        signIn("root");
        assertThat(holder.somebody(request)).isNotNull();
        stay.end();
        assertThat(held()).isEqualTo("left");
    }

    @Test
    void whoIsMaskedStaysSoUntilTheFilterThatMaskedThemEnds() {
        ContextHolder.Stay outermost = holder.enter(request);
        signIn("root");
        ContextHolder.Stay masking = holder.enter(request);
        holder.mask(request);
        assertThat(held()).isNull();
        assertThat(holder.somebody(request)).as("known to the gate").isNotNull();
        holder.enter(request).end();
        assertThat(held()).as("after a dispatch within").isNull();
        masking.end();
        assertThat(held()).isEqualTo("root");
        outermost.end();
        assertThat(held()).isNull();
    }

    @Test
    void whoSignsInMeanwhileStays() {
        ContextHolder.Stay outermost = holder.enter(request);
        signIn("root");
        ContextHolder.Stay masking = holder.enter(request);
        holder.mask(request);
        signIn("admin");
        masking.end();
        assertThat(held()).isEqualTo("admin");
        outermost.end();
    }

    @Test
    void theChainIsThroughBehindItsSecondEndOrInTheEndWhereThereIsNone() {
        List<String> ran = new ArrayList<>();
        ContextHolder.Stay outside = holder.enter(request);
        holder.behindChain(request, () -> ran.add("outside"));
        holder.enter(request);
        holder.atEndOfChain(request);
        holder.behindChain(request, () -> ran.add("in front"));
        holder.enter(request);
        holder.atEndOfChain(request);
        holder.behindChain(request, () -> ran.add("behind"));
        outside.end();
        assertThat(ran).containsExactly("behind");

        ContextHolder.Stay refusing = holder.enter(request);
        holder.atEndOfChain(request);
        holder.behindChain(request, () -> ran.add("refused"));
        refusing.end();
        ContextHolder.Stay alone = holder.enter(request);
        holder.behindChain(request, () -> ran.add("alone"));
        assertThat(ran).containsExactly("behind");
        alone.end();
        assertThat(ran).containsExactly("behind", "alone");
    }
}
