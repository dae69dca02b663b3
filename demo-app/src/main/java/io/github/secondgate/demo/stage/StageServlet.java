package io.github.secondgate.demo.stage;

import io.github.secondgate.Secondgate;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import javax.servlet.http.HttpServlet;

/** Sets the stage when the application starts: servlets are started after the filters, so Secondgate is there. */
public class StageServlet extends HttpServlet {

    /** The context attribute with the programme as plain text, for whoever started the container. */
    public static final String PROGRAMME = "secondgate.demo.programme";

    private static final long serialVersionUID = 1L;

    @Override
    public void init() {
        Props props = new Props();
        new Rehearsal(Secondgate.of(getServletContext()), props, Clock.systemUTC()).run();
        getServletContext().setAttribute(PROGRAMME, programme(props));
    }

    private static String programme(Props props) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> part : Cast.programme().entrySet()) {
            text.append(String.format(Locale.ROOT, "  %-7s %s%n", part.getKey(), part.getValue()));
            line(text, "key", props.setupKey(part.getKey()).orElse(""));
            line(text, "recovery codes", props.papers().getOrDefault(part.getKey(), ""));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append(String.format(Locale.ROOT, "  %-7s %s: %s%n", "", label, value));
        }
    }
}
