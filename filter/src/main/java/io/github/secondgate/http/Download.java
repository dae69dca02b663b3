package io.github.secondgate.http;

import java.io.IOException;
import java.io.Writer;
import javax.servlet.http.HttpServletResponse;

/** A file that is written as it is read: it begins with its first line, so that an answer that is none can still be another one. */
public final class Download {
    private final HttpServletResponse response;
    private final String type;
    private final String file;
    private final String head;
    private Writer out;

    /** What writes the lines of the file. */
    @FunctionalInterface
    public interface Lines {
        void into(Download download) throws IOException;
    }

    /** @param head what stands before all lines; may be empty */
    public Download(HttpServletResponse response, String type, String file, String head) {
        this.response = response;
        this.type = type;
        this.file = file;
        this.head = head;
    }

    public void write(String line) throws IOException {
        open().write(line);
    }

    /**
     * Writes the whole file.
     *
     * @throws IOException if the database breaks off in the middle of the file: it must reach the container, which then
     *     breaks the connection off too, so that nobody takes a part for the whole
     * @throws RuntimeException if it does not answer at all; nothing has been written then
     */
    public void of(Lines lines) throws IOException {
        try {
            lines.into(this);
        } catch (RuntimeException | LinkageError e) {
            if (out == null) {
                throw e;
            }
            response.flushBuffer();
            throw new IOException("The database broke an export of " + file + " off", e);
        }
        open().flush();
    }

    private Writer open() throws IOException {
        if (out == null) {
            out = Reply.file(response, type, file);
            out.write(head);
        }
        return out;
    }
}
