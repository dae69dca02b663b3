package io.github.secondgate.login.response;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import javax.servlet.ServletOutputStream;
import javax.servlet.ServletResponse;
import javax.servlet.ServletResponseWrapper;
import javax.servlet.http.HttpServletResponse;

/**
 * A response of which, from some moment on, nothing that the application says reaches the browser but a redirect and cookies.
 * What it wrote before that and the container still holds is lost as well; what was sent already is sent.
 */
public final class HoldableResponse extends CookieOnlyResponse {
    /** What is said in the place of the application. */
    @FunctionalInterface
    public interface Answer {
        void say() throws IOException;
    }

    private volatile boolean held;
    /** Who may speak though it is held; null for nobody. */
    private volatile Thread speaking;

    /** What is to happen before the application answers; null for nothing, or nothing more. */
    private Runnable beforeAnswer;

    private boolean answered;
    private boolean streamed;
    private HoldableWriter guarded;

    public HoldableResponse(HttpServletResponse response) {
        super(response);
    }

    /** That of this dispatch, below whatever was put around it; null where there is none. */
    public static HoldableResponse of(ServletResponse response) {
        ServletResponse at = response;
        while (at instanceof ServletResponseWrapper && !(at instanceof HoldableResponse)) {
            at = ((ServletResponseWrapper) at).getResponse();
        }
        return at instanceof HoldableResponse ? (HoldableResponse) at : null;
    }

    /** Before the application writes, or takes the container's stream, once; it may still be held then. */
    public void beforeAnswer(Runnable happens) {
        beforeAnswer = happens;
    }

    private void answering() {
        Runnable happens = beforeAnswer;
        beforeAnswer = null;
        if (happens != null) {
            happens.run();
        }
    }

    /** The same where it writes: whatever is to happen before that has happened then. */
    boolean muteOnceWritten() {
        answering();
        return mute();
    }

    public void hold() {
        held = true;
    }

    /** Whether nothing of the application's answer leaves just now. */
    public boolean isHeld() {
        return held;
    }

    /**
     * Lets through what is written from now on, in the place of all that was held.
     *
     * @return whether there is anything to say: not where nothing was held, nor where an answer is on its way
     */
    public boolean release() {
        boolean silent = held && !isCommitted() && getStatus() / 100 != 3;
        if (silent) {
            held = false;
            emptied();
        }
        return silent;
    }

    /**
     * Says this in the place of what was held, once, and goes on holding; says nothing where {@link #release} would find nothing
     * to say. A thread that goes on for an asynchronous request may come here with the one that began it.
     */
    public synchronized void instead(Answer answer) throws IOException {
        if (held && !answered && !isCommitted() && getStatus() / 100 != 3) {
            answered = true;
            speaking = Thread.currentThread();
            try {
                emptied();
                answer.say();
            } finally {
                speaking = null;
            }
        }
    }

    private void emptied() {
        super.resetBuffer();
        super.setContentLength(-1);
    }

    /**
     * Whether the application writes to the container's own stream, past this: it is not wrapped, because containers send files
     * faster by theirs.
     */
    public boolean isInHand() {
        return streamed;
    }

    /** Nothing can be written by that stream either any more. */
    public void finish() throws IOException {
        super.getOutputStream().close();
    }

    /** Whether what the application writes now goes nowhere. */
    boolean mute() {
        return held && speaking != Thread.currentThread();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        answering();
        if (mute()) {
            return new DiscardingStream();
        }
        ServletOutputStream stream = super.getOutputStream();
        streamed = streamed || !held;
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (mute()) {
            return new PrintWriter(new OutputStreamWriter(new DiscardingStream(), StandardCharsets.UTF_8));
        }
        PrintWriter now = super.getWriter();
        if (guarded == null || !guarded.isAbove(now)) {
            guarded = new HoldableWriter(this, now);
        }
        return guarded;
    }

    /** Where the answer is on its way already, it may be ours. */
    @Override
    public void sendRedirect(String location) throws IOException {
        if (!mute() || !isCommitted()) {
            super.sendRedirect(location);
        }
    }

    @Override
    public void resetBuffer() {
        if (!mute()) {
            super.resetBuffer();
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!mute()) {
            super.flushBuffer();
        }
    }

    @Override
    public void reset() {
        if (!mute()) {
            super.reset();
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!mute()) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!mute()) {
            super.sendError(status, message);
        }
    }

    @Override
    public void setContentType(String type) {
        if (!mute()) {
            super.setContentType(type);
        }
    }

    @Override
    public void setContentLength(int length) {
        if (!mute()) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!mute()) {
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
        return !mute() || header.equalsIgnoreCase("Set-Cookie") || header.equalsIgnoreCase("Location");
    }
}
