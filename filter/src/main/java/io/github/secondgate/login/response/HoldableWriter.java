package io.github.secondgate.login.response;

import java.io.PrintWriter;
import java.io.Writer;

/** The container's writer as the application has it, which may have taken it before anything was held. */
final class HoldableWriter extends PrintWriter {
    private final HoldableResponse response;
    private final PrintWriter below;

    HoldableWriter(HoldableResponse response, PrintWriter below) {
        super(new Guarded(response, below));
        this.response = response;
        this.below = below;
    }

    boolean isAbove(PrintWriter writer) {
        return below == writer;
    }

    /** The container's keeps to itself that the browser is gone. */
    @Override
    public boolean checkError() {
        return super.checkError() || !response.mute() && below.checkError();
    }

    /** Some containers do it in the language of the response. */
    @Override
    public PrintWriter format(String format, Object... given) {
        if (!response.muteOnceWritten()) {
            below.format(format, given);
        }
        return this;
    }

    private static final class Guarded extends Writer {
        private final HoldableResponse response;
        private final PrintWriter below;

        Guarded(HoldableResponse response, PrintWriter below) {
            this.response = response;
            this.below = below;
        }

        @Override
        public void write(char[] text, int from, int length) {
            if (!response.muteOnceWritten()) {
                below.write(text, from, length);
            }
        }

        @Override
        public void write(String text, int from, int length) {
            if (!response.muteOnceWritten()) {
                below.write(text, from, length);
            }
        }

        @Override
        public void flush() {
            if (!response.mute()) {
                below.flush();
            }
        }

        @Override
        public void close() {
            if (!response.mute()) {
                below.close();
            }
        }
    }
}
