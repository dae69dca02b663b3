package io.github.secondgate.config.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

/**
 * {@code WEB-INF/secondgate.properties}, with the syntax of Java's properties, in UTF-8. A file that cannot be read and a line
 * that stands twice are faults; what its lines mean it does not know.
 */
public final class SettingsFile {
    static final String NAME = "WEB-INF/secondgate.properties";
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private SettingsFile() {}

    /** @param application its files, by their whole names; null for one that is not there */
    public static boolean isThere(Function<String, InputStream> application) {
        try (InputStream in = application.apply("/" + NAME)) {
            return in != null;
        } catch (IOException e) {
            // It is there; that it cannot be read is told when it is.
            return true;
        }
    }

    /** @return its lines in their order, none where there is no such file */
    static Map<String, String> read(Function<String, InputStream> application, List<String> faults) {
        Lines lines = new Lines(faults);
        try (InputStream in = application.apply("/" + NAME)) {
            if (in != null) {
                lines.load(withoutMark(in));
            }
        } catch (CharacterCodingException e) {
            faults.add(NAME + " is not in UTF-8: save it in that encoding.");
        } catch (IOException | IllegalArgumentException e) {
            faults.add(NAME + " cannot be read (" + e.getMessage() + "): mend it; a backslash is written twice there.");
        }
        return lines.inOrder;
    }

    /** Some editors put a mark before the first line, which would be part of its name. */
    private static Reader withoutMark(InputStream in) throws IOException {
        PushbackReader reader = new PushbackReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        int first = reader.read();
        if (first != BYTE_ORDER_MARK && first >= 0) {
            reader.unread(first);
        }
        return reader;
    }

    /** Java's reader of such lines, which forgets their order and keeps the last of two with the same name. */
    private static final class Lines extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> inOrder = new LinkedHashMap<>();
        private final transient List<String> faults;

        Lines(List<String> faults) {
            this.faults = faults;
        }

        @Override
        public synchronized Object put(Object name, Object text) {
            if (inOrder.put((String) name, (String) text) != null) {
                faults.add(NAME + ": " + name + " stands there twice: leave one of the lines out.");
            }
            return super.put(name, text);
        }
    }
}
