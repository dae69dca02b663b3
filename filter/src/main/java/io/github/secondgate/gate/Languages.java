package io.github.secondgate.gate;

import io.github.secondgate.login.Session;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.Messages;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;

/**
 * Which language a visitor is answered in: the one the application says, else the first that their browser asks for
 * ({@code Accept-Language}, RFC 9110 section 12.5.4) and that there is, else the one that is set.
 */
public final class Languages {
    private final Messages messages;
    private final String attribute;
    private final Locale otherwise;

    /**
     * @param attribute of the request or session in which the application keeps a {@link Locale} or its language tag
     *     (RFC 5646); null where it keeps none
     * @param otherwise for those who ask for no language that there is
     */
    public Languages(Messages messages, String attribute, Locale otherwise) {
        this.messages = messages;
        this.attribute = attribute;
        this.otherwise = otherwise;
    }

    public LocalizedText of(HttpServletRequest request) {
        Locale said = attribute == null ? null : said(request);
        if (said != null && messages.speaks(said)) {
            return messages.in(said);
        }
        // Without the header a container would name the server's own language.
        boolean asked = request.getHeader("Accept-Language") != null;
        List<Locale> wanted = asked ? Collections.list(request.getLocales()) : Collections.emptyList();
        return messages.in(messages.best(wanted, otherwise));
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
