package io.github.secondgate.notify.mail;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Makes sockets that end a fixed time after they were made, however often the other side lets a byte drip: a time-out of
 * its own bounds one read only. Safe for concurrent use.
 */
final class DeadlineSockets extends SocketFactory {
    private final Duration life;

    /** @param life of a socket, from when it is made */
    DeadlineSockets(Duration life) {
        this.life = life;
    }

    @Override
    public Socket createSocket() {
        return new DeadlineSocket(System.nanoTime() + life.toNanos());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private Socket connected(InetSocketAddress to, InetSocketAddress from) throws IOException {
        Socket socket = createSocket();
        if (from != null) {
            socket.bind(from);
        }
        socket.connect(to, (int) life.toMillis());
        return socket;
    }

    private static final class DeadlineSocket extends Socket {
        private final long end;
        private volatile int readMillis;

        DeadlineSocket(long end) {
            this.end = end;
        }

        @Override
        public synchronized void setSoTimeout(int millis) throws SocketException {
            readMillis = millis;
            super.setSoTimeout(millis);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    bound();
                    return super.read();
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    bound();
                    return super.read(bytes, from, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int one) throws IOException {
                    left();
                    out.write(one);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    left();
                    out.write(bytes, from, length);
                }
            };
        }

        /** Lets the next read take no longer than is left, nor than was asked for. */
        private void bound() throws IOException {
            int left = left();
            super.setSoTimeout(readMillis == 0 ? left : Math.min(left, readMillis));
        }

        private int left() throws SocketTimeoutException {
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millis <= 0) {
                throw new SocketTimeoutException("The conversation took too long");
            }
            return (int) millis;
        }
    }
}
