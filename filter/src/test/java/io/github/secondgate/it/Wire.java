package io.github.secondgate.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;

/** Sends exactly the bytes given, because every HTTP client tidies up the addresses an attacker would send. */
final class Wire {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

    private Wire() {}

    static Answer send(int port, String request) {
        return send(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Answer send(int port, byte[] request) {
        return send(SocketFactory.getDefault(), port, request);
    }

    /** @param sockets makes the connection, such as one by TLS */
    static Answer send(SocketFactory sockets, int port, byte[] request) {
        try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return Answer.parse(read(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the server closes, or the answer is whole, or a handshake has switched to another protocol. */
    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                whole.write(buffer, 0, n);
                if (complete(whole.toString(StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("Still open, after: " + whole.toString(StandardCharsets.ISO_8859_1), e);
        } catch (SocketException e) {
            if (whole.size() == 0) {
                throw e;
            }
        }
        return whole.toByteArray();
    }

    private static boolean complete(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(text.substring(0, end + 2));
        return text.startsWith("HTTP/1.1 101")
                || length.find() && text.length() - end - 4 >= Integer.parseInt(length.group(1))
                || text.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")
                        && text.endsWith("\r\n0\r\n\r\n");
    }
}
