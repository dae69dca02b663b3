package io.github.secondgate.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A web server in front that asks people by Basic who they are, tells the container by AJP 1.3, and passes everything on, as
 * Apache's does with {@code mod_proxy_ajp}. Any password will do, and whoever gives none is passed on as nobody.
 */
final class AjpProxy implements AutoCloseable {
    private static final List<String> METHODS = List.of("OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE");
    private static final List<String> ANSWERED = List.of(
            "Content-Type",
            "Content-Language",
            "Content-Length",
            "Date",
            "Last-Modified",
            "Location",
            "Set-Cookie",
            "Set-Cookie2",
            "Servlet-Engine",
            "Status",
            "WWW-Authenticate");
    private static final int CODED = 0xA000;
    private static final int MOST = 8_000;

    private final HttpServer server;
    private final int container;

    /** @param container the port at which it speaks AJP */
    AjpProxy(int container) {
        this.container = container;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            packet(out, request(exchange));
            if (body.length > 0) {
                ByteArrayOutputStream chunk = new ByteArrayOutputStream();
                new DataOutputStream(chunk).writeShort(body.length);
                chunk.write(body);
                packet(out, chunk.toByteArray());
            }
            answer(exchange, new DataInputStream(socket.getInputStream()), out);
        }
        exchange.close();
    }

    private static void packet(DataOutputStream out, byte[] content) throws IOException {
        if (content.length > MOST) {
            throw new IOException("More than goes into a packet");
        }
        out.writeShort(0x1234);
        out.writeShort(content.length);
        out.write(content);
        out.flush();
    }

    private static byte[] request(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(2);
        out.writeByte(METHODS.indexOf(exchange.getRequestMethod()) + 1);
        text(out, "HTTP/1.1");
        text(out, exchange.getRequestURI().getRawPath());
        text(out, "127.0.0.1");
        text(out, "127.0.0.1");
        text(out, "localhost");
        out.writeShort(80);
        out.writeBoolean(false);
        var headers = exchange.getRequestHeaders();
        out.writeShort(headers.size());
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            text(out, header.getKey());
            text(out, header.getValue().get(0));
        }
        attribute(out, 3, user(headers.getFirst("Authorization")));
        attribute(out, 5, exchange.getRequestURI().getRawQuery());
        out.writeByte(0xFF);
        return bytes.toByteArray();
    }

    private static String user(String basic) {
        return basic == null
                ? null
                : new String(Base64.getDecoder().decode(basic.replaceFirst("^Basic ", "")), StandardCharsets.UTF_8)
                        .replaceFirst(":.*", "");
    }

    private static void attribute(DataOutputStream out, int code, String value) throws IOException {
        if (value != null) {
            out.writeByte(code);
            text(out, value);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.writeShort(bytes.length);
        out.write(bytes);
        out.writeByte(0);
    }

    private static void answer(HttpExchange exchange, DataInputStream in, DataOutputStream out) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int status = 0;
        while (true) {
            in.readShort();
            byte[] packet = in.readNBytes(in.readUnsignedShort());
            DataInputStream part = new DataInputStream(new ByteArrayInputStream(packet));
            int code = part.readByte();
            if (code == 4) {
                status = head(exchange, part);
            } else if (code == 3) {
                body.write(part.readNBytes(part.readUnsignedShort()));
            } else if (code == 6) {
                packet(out, new byte[0]);
            } else if (code == 5) {
                exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
                exchange.getResponseBody().write(body.toByteArray());
                return;
            }
        }
    }

    private static int head(HttpExchange exchange, DataInputStream part) throws IOException {
        int status = part.readUnsignedShort();
        text(part);
        int headers = part.readUnsignedShort();
        for (int i = 0; i < headers; i++) {
            int length = part.readUnsignedShort();
            String name = length > CODED ? ANSWERED.get(length - CODED - 1) : text(part, length);
            exchange.getResponseHeaders().add(name, text(part));
        }
        return status;
    }

    private static String text(DataInputStream part) throws IOException {
        return text(part, part.readUnsignedShort());
    }

    private static String text(DataInputStream part, int length) throws IOException {
        String text = new String(part.readNBytes(length), StandardCharsets.ISO_8859_1);
        part.readByte();
        return text;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
