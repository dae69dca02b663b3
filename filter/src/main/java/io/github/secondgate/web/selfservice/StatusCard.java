package io.github.secondgate.web.selfservice;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.RequestContext;
import io.github.secondgate.log.Log;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageFrame;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.PageServices;
import java.time.Instant;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServletRequest;

/**
 * A piece of HTML for the application's own profile page: whether two-factor is enabled, and the way to set it up. Each
 * showing is one query. It changes nothing, and a page that shows it is no safer than before.
 */
public final class StatusCard {
    private static final Log LOG = Log.of(StatusCard.class);
    private static final String ATTRIBUTE = StatusCard.class.getName();
    private static final String NOTHING = "";

    private final SettingsView view;
    private final PageServices services;

    public StatusCard(SettingsView view, PageServices services) {
        this.view = view;
        this.services = services;
    }

    /** From here on it is found by {@link #in}. */
    public void bindTo(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /**
     * The card for whoever sees the page of this request.
     *
     * @return empty text for a visitor whom nobody knows, who owes a second factor or acts as someone else; where
     *     two-factor is off; and where the state cannot be told just now
     */
    public static String in(ServletContext context, HttpServletRequest request) {
        Object card = context.getAttribute(ATTRIBUTE);
        RequestContext requestContext = RequestContext.of(request);
        return card == null || requestContext == null ? NOTHING : ((StatusCard) card).html(requestContext, request);
    }

    private String html(RequestContext requestContext, HttpServletRequest request) {
        try {
            boolean shown = requestContext.accessState().passes()
                    && !requestContext.login().actsAsAnother()
                    && !view.off();
            return shown ? html(new Exchange(services, requestContext, request, null, null, "")) : NOTHING;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The status of two-factor cannot be told, so the page does without it", e);
            return NOTHING;
        }
    }

    private String html(Exchange exchange) {
        AccessState accessState = exchange.requestContext.accessState();
        Content content = new Content(
                accessState.federated(), view.facts(exchange).enrolled(), accessState.graceEndsAt(), exchange.words);
        PageFrame frame = new PageFrame(exchange.base(), null, null, null, null);
        return services.templates.piece(frame, content, exchange.words.locale());
    }

    static final class Content extends PageContent {
        final boolean federated;
        final boolean enabled;
        /** Null where nothing is demanded, or all that is was done. */
        final String requiredFrom;

        final String lang;
        final String dir;

        /**
         * @param graceEndsAt the first moment at which a factor is demanded of somebody who has none; else null
         * @param words of the person, which may be others than the page's around it
         */
        Content(boolean federated, boolean enabled, Instant graceEndsAt, LocalizedText words) {
            super(PageTemplate.STATUS);
            this.federated = federated;
            this.enabled = enabled;
            this.requiredFrom =
                    enabled || graceEndsAt == null ? null : words.text("grace.heading", words.day(graceEndsAt));
            this.lang = words.text("language");
            this.dir = words.text("direction");
        }
    }
}
