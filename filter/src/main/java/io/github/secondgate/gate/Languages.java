package io.github.secondgate.gate;

import io.github.secondgate.http.OwnCookie;
import io.github.secondgate.login.Session;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.Messages;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Which language a visitor is answered in: the one the application says, else the one they chose on a page of ours, which
 * their browser keeps, else the first that it asks for ({@code Accept-Language}, RFC 9110 section 12.5.4) and that there is,
 * else the one that is set.
 */
public final class Languages {
    private static final OwnCookie CHOSEN = OwnCookie.lax("secondgate-language");
    private static final long KEPT = Duration.ofDays(365).getSeconds();

    private final Messages messages;
    private final String attribute;
    private final Locale otherwise;
    private final boolean picker;

    /**
     * @param attribute of the request or session in which the application keeps a {@link Locale} or its language tag
     *     (RFC 5646); null where it keeps none
     * @param otherwise for those who ask for no language that there is
     * @param picker whether people choose on our pages; where they do not, what they chose before counts no more
     */
    public Languages(Messages messages, String attribute, Locale otherwise, boolean picker) {
        this.messages = messages;
        this.attribute = attribute;
        this.otherwise = otherwise;
        this.picker = picker;
    }

    public LocalizedText of(HttpServletRequest request) {
        Locale said = saidByApplication(request);
        if (said != null) {
            return messages.in(said);
        }
        String chosen = picker ? CHOSEN.read(request) : null;
        if (isOne(chosen)) {
            return messages.in(Locale.forLanguageTag(chosen));
        }
        // Without the header a container would name the server's own language.
        boolean asked = request.getHeader("Accept-Language") != null;
        List<Locale> wanted = asked ? Collections.list(request.getLocales()) : Collections.emptyList();
        return messages.in(messages.best(wanted, otherwise));
    }

    /** Whether it is for the person to choose: not where the application says it. */
    public boolean toChoose(HttpServletRequest request) {
        return picker && saidByApplication(request) == null;
    }

    /** Whether there is a language of exactly this tag. */
    public boolean isOne(String tag) {
        return tag != null && messages.languages().contains(tag);
    }

    /** Remembers a choice in this browser, from this request on. */
    public void choose(String tag, HttpServletRequest request, HttpServletResponse response) {
        CHOSEN.write(request, response, tag, KEPT);
    }

    /** Null where it says none that there is. */
    private Locale saidByApplication(HttpServletRequest request) {
        Locale said = attribute == null ? null : said(request);
        return said != null && messages.speaks(said) ? said : null;
    }

    private Locale said(HttpServletRequest request) {
        Object value = request.getAttribute(attribute);
        RequestContext requestContext = RequestContext.of(request);
        Session session = value != null || requestContext == null
                ? null
                : requestContext.login().session(false);
        if (session != null) {
            value = session.getAttribute(attribute);
        }
        if (value instanceof Locale) {
            return (Locale) value;
        }
        return value instanceof String ? Locale.forLanguageTag(((String) value).replace('_', '-')) : null;
    }
}
