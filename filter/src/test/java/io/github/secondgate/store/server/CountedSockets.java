package io.github.secondgate.store.server;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/** Sockets for a driver, which count how often somebody waits for an answer to what was sent: the round trips. */
public final class CountedSockets extends SocketFactory {
    private static final AtomicInteger TRIPS = new AtomicInteger();

    /** Of all sockets so far. */
    public static int trips() {
        return TRIPS.get();
    }

    @Override
    public Socket createSocket() {
        return new Counted();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }

    private static final class Counted extends Socket {
        private volatile boolean asked;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    asked = true;
                    out.write(bytes, from, length);
                }

                @Override
                public void write(int one) throws IOException {
                    asked = true;
                    out.write(one);
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    count();
                    return in.read(bytes, from, length);
                }

                @Override
                public int read() throws IOException {
                    count();
                    return in.read();
                }
            };
        }

        private void count() {
            if (asked) {
                asked = false;
                TRIPS.incrementAndGet();
            }
        }
    }
}
