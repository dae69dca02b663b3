package io.github.secondgate.shiro;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/** An answer that remembers what was written; {@code sendError} and {@code sendRedirect} are never to be used. */
public final class FakeResponse extends HttpServletResponseWrapper {
    private static final HttpServletResponse EMPTY =
            mock(HttpServletResponse.class, withSettings().stubOnly());

    private final Map<String, String> headers = new HashMap<>();
    private final List<String> added = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;
    private boolean committed;

    public FakeResponse() {
        super(EMPTY);
    }

    public FakeResponse committed() {
        committed = true;
        return this;
    }

    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Whether nothing at all was said. */
    public boolean untouched() {
        return status == 200 && body.size() == 0 && headers.isEmpty();
    }

    @Override
    public boolean isCommitted() {
        return committed;
    }

    @Override
    public void resetBuffer() {
        if (committed) {
            throw new IllegalStateException("committed");
        }
        body.reset();
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, value);
    }

    /** Beside what stands there already. */
    @Override
    public void addHeader(String name, String value) {
        added.add(name + ": " + value);
    }

    /** The values that were added under this name, in their order. */
    public List<String> added(String name) {
        return added.stream()
                .filter(header -> header.startsWith(name + ": "))
                .map(header -> header.substring(name.length() + 2))
                .toList();
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public void setContentType(String type) {
        headers.put("Content-Type", type);
    }

    @Override
    public String getContentType() {
        return headers.get("Content-Type");
    }

    @Override
    public void sendError(int code) {
        throw new AssertionError("sendError dispatches once more");
    }

    @Override
    public void sendError(int code, String message) {
        sendError(code);
    }

    @Override
    public void sendRedirect(String location) {
        throw new AssertionError("sendRedirect may write the session's id into the address");
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
