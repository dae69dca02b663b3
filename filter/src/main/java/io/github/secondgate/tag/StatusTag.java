package io.github.secondgate.tag;

import io.github.secondgate.web.selfservice.StatusCard;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.jsp.PageContext;
import javax.servlet.jsp.tagext.SimpleTagSupport;

/**
 * {@code <secondgate:status/>}: the {@link StatusCard} in a page of the application, or nothing. The only class that knows
 * JSP, so that a container without it never misses it.
 */
public final class StatusTag extends SimpleTagSupport {
    @Override
    public void doTag() throws IOException {
        PageContext page = (PageContext) getJspContext();
        page.getOut().write(StatusCard.in(page.getServletContext(), (HttpServletRequest) page.getRequest()));
    }
}
