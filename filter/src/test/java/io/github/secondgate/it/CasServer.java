package io.github.secondgate.it;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of the CAS protocol (version 2) as an application sees it: it tells whose a ticket is, once. */
final class CasServer implements AutoCloseable {
    private static final Pattern TICKET = Pattern.compile("(?:^|&)ticket=([^&]+)");
    private static final String ANSWER =
            "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>%s</cas:serviceResponse>";

    private final HttpServer server;
    private final Map<String, String> tickets = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();

    CasServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/cas/serviceValidate", exchange -> {
            byte[] answer = ANSWER.formatted(told(exchange.getRequestURI().getRawQuery()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/xml;charset=utf-8");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    private String told(String query) {
        Matcher ticket = TICKET.matcher(query);
        String user = ticket.find() ? tickets.remove(URLDecoder.decode(ticket.group(1), StandardCharsets.UTF_8)) : null;
        return user == null
                ? "<cas:authenticationFailure code='INVALID_TICKET'>unknown</cas:authenticationFailure>"
                : "<cas:authenticationSuccess><cas:user>" + user + "</cas:user></cas:authenticationSuccess>";
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/cas";
    }

    /** What the person's browser is sent back to the application with, after the password. */
    String ticket(String user) {
        String ticket = "ST-" + issued.incrementAndGet();
        tickets.put(ticket, user);
        return ticket;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
