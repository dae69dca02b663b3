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

/** Sends exactly the bytes given, because every HTTP client tidies up the addresses an attacker would send. */
final class Wire {
    private static final int PATIENCE_MILLIS = 20_000;

    private Wire() {}

    static Answer send(int port, String request) {
        return send(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Answer send(int port, byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return Answer.parse(read(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the server closes, or until a handshake has switched to another protocol. */
    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                whole.write(buffer, 0, n);
                if (switched(whole)) {
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

    private static boolean switched(ByteArrayOutputStream whole) {
        String text = whole.toString(StandardCharsets.ISO_8859_1);
        return text.startsWith("HTTP/1.1 101") && text.contains("\r\n\r\n");
    }
}
