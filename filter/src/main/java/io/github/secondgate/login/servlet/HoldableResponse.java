package io.github.secondgate.login.servlet;

import io.github.secondgate.login.CookieOnlyResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;

/**
 * A response of which, from some moment on, nothing that the application says reaches the browser but a redirect and cookies.
 * What it wrote before that and the container still holds is lost as well; what was sent already is sent.
 */
final class HoldableResponse extends CookieOnlyResponse {
    private boolean held;

    HoldableResponse(HttpServletResponse response) {
        super(response);
    }

    void hold() {
        held = true;
    }

    /**
     * Lets through what is written from now on, in the place of all that was held.
     *
     * @return whether there is anything to say: not where nothing was held, nor where an answer is on its way
     */
    boolean release() {
        if (!held || isCommitted() || getStatus() / 100 == 3) {
            return false;
        }
        held = false;
        resetBuffer();
        return true;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return held ? new Nowhere() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return held
                ? new PrintWriter(new OutputStreamWriter(new Nowhere(), StandardCharsets.UTF_8))
                : super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!held) {
            super.flushBuffer();
        }
    }

    @Override
    public void reset() {
        if (!held) {
            super.reset();
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!held) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!held) {
            super.sendError(status, message);
        }
    }

    @Override
    public void setContentType(String type) {
        if (!held) {
            super.setContentType(type);
        }
    }

    @Override
    public void setContentLength(int length) {
        if (!held) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!held) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (passes(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (passes(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (passes(name)) {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (passes(name)) {
            super.addIntHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long value) {
        if (passes(name)) {
            super.setDateHeader(name, value);
        }
    }

    @Override
    public void addDateHeader(String name, long value) {
        if (passes(name)) {
            super.addDateHeader(name, value);
        }
    }

    private boolean passes(String header) {
        return !held || header.equalsIgnoreCase("Set-Cookie") || header.equalsIgnoreCase("Location");
    }

    private static final class Nowhere extends ServletOutputStream {
        @Override
        public void write(int each) {}

        @Override
        public void write(byte[] bytes, int from, int length) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Nothing is written asynchronously to a response that is held");
        }
    }
}
