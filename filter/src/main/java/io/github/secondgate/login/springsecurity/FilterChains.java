package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.springsecurity.PublicType.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.servlet.Filter;

/**
 * The chains of filters in which Spring Security signs people in. Wherever it stands in {@code web.xml}, the gate is put at both ends of each of them: in front,
 * where what the session keeps can still be hidden, and behind, where a login that one of them made on the way shows.
 */
final class FilterChains {
    private static final String WEB = "org.springframework.security.web.";

    private final List<List<Filter>> chains = new ArrayList<>();

    /** @throws MissingSpringException where there is none */
    FilterChains(ClassLoader loader, SpringSecurity.Beans beans) {
        PublicType proxies = PublicType.of(WEB + "FilterChainProxy", loader);
        Call chainsOf = proxies.method("getFilterChains");
        Call filtersOf = PublicType.of(WEB + "SecurityFilterChain", loader).method("getFilters");
        for (Object proxy : beans.of(proxies.type()).values()) {
            for (Object chain : (List<?>) chainsOf.on(proxy)) {
                @SuppressWarnings("unchecked")
                List<Filter> filters = (List<Filter>) filtersOf.on(chain);
                chains.add(filters);
            }
        }
        if (chains.isEmpty()) {
            throw new MissingSpringException(
                    "chain of filters (" + proxies.type().getName() + ") in the root context", null);
        }
    }

    /** Those of all of them. */
    Collection<Filter> filters() {
        return chains.stream().flatMap(List::stream).collect(Collectors.toList());
    }

    /**
     * Puts a filter at both ends of each. One without filters signs nobody in, and is left alone.
     *
     * @throws UnsupportedOperationException where one of them cannot be changed
     */
    void enclose(Filter filter) {
        for (List<Filter> chain : chains) {
            if (!chain.isEmpty() && !chain.contains(filter)) {
                chain.add(filter);
                chain.add(0, filter);
            }
        }
    }

    void release(Filter filter) {
        for (List<Filter> chain : chains) {
            while (chain.contains(filter)) {
                chain.remove(filter);
            }
        }
    }
}
