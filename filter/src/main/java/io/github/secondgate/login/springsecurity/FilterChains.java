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

    private final PublicType proxies;
    private final Call chainsOf;
    private final Call filtersOf;

    /** @throws MissingSpringException where Spring Security is not there */
    FilterChains(ClassLoader loader) {
        proxies = PublicType.of(WEB + "FilterChainProxy", loader);
        chainsOf = proxies.method("getFilterChains");
        filtersOf = PublicType.of(WEB + "SecurityFilterChain", loader).method("getFilters");
    }

    /**
     * The filters of each chain that the context has.
     *
     * @throws MissingSpringException where there is none
     */
    List<List<Filter>> of(SpringSecurity.Beans beans) {
        List<List<Filter>> chains = new ArrayList<>();
        beans.of(proxies.type()).values().forEach(proxy -> chains.addAll(chainsOf(proxy)));
        if (chains.isEmpty()) {
            throw new MissingSpringException(
                    "chain of filters (" + proxies.type().getName() + ") in the root context", null);
        }
        return chains;
    }

    /** Those of what may be such a proxy; none where it is something else. */
    List<List<Filter>> chainsOf(Object bean) {
        List<List<Filter>> chains = new ArrayList<>();
        if (proxies.has(bean)) {
            for (Object chain : (List<?>) chainsOf.on(bean)) {
                @SuppressWarnings("unchecked")
                List<Filter> filters = (List<Filter>) filtersOf.on(chain);
                chains.add(filters);
            }
        }
        return chains;
    }

    /** Those of all of them. */
    static Collection<Filter> filters(List<List<Filter>> chains) {
        return chains.stream().flatMap(List::stream).collect(Collectors.toList());
    }

    /**
     * Puts a filter at both ends of each. One without filters signs nobody in, and is left alone.
     *
     * @throws UnsupportedOperationException where one of them cannot be changed
     */
    static void enclose(List<List<Filter>> chains, Filter filter) {
        for (List<Filter> chain : chains) {
            if (!chain.isEmpty() && !chain.contains(filter)) {
                chain.add(filter);
                chain.add(0, filter);
            }
        }
    }

    static void release(List<List<Filter>> chains, Filter filter) {
        for (List<Filter> chain : chains) {
            while (chain.contains(filter)) {
                chain.remove(filter);
            }
        }
    }
}
