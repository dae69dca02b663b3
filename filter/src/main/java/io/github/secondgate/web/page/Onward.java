package io.github.secondgate.web.page;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.destination.SavedRequest;
import java.util.Optional;

/** Where somebody goes on to who has done what was asked: the page that was first asked for, or the application's home. */
public final class Onward {
    private Onward() {}

    /** A page of ours comes before it where there is something to tell. */
    public static String address(Exchange exchange) {
        Optional<SavedRequest> saved = saved(exchange);
        return toBeTold(exchange, saved)
                ? exchange.base() + "/arrived"
                : saved.flatMap(way -> way.location(exchange.request.getContextPath()))
                        .orElseGet(exchange::home);
    }

    /** What a client is told of it beside the address. */
    public static JsonObject told(Exchange exchange) {
        JsonObject told = new JsonObject();
        saved(exchange).ifPresent(way -> way.tell(exchange.request.getContextPath(), told));
        return told;
    }

    /** The factor was given, so the way is forgotten but for what is still to be told. */
    public static void reached(Exchange exchange) {
        if (toBeTold(exchange, saved(exchange))) {
            SavedRequest.arrive(exchange.session(), exchange.account());
        } else {
            SavedRequest.forget(exchange.session());
        }
    }

    private static Optional<SavedRequest> saved(Exchange exchange) {
        return SavedRequest.at(exchange.session(), exchange.account());
    }

    private static boolean toBeTold(Exchange exchange, Optional<SavedRequest> saved) {
        String contextPath = exchange.request.getContextPath();
        return !exchange.json && saved.filter(way -> way.toBeTold(contextPath)).isPresent();
    }
}
