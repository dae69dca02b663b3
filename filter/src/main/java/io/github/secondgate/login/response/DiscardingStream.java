package io.github.secondgate.login.response;

import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;

/** What is written here is lost. */
final class DiscardingStream extends ServletOutputStream {
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
