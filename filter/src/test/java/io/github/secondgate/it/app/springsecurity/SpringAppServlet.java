package io.github.secondgate.it.app.springsecurity;

import io.github.secondgate.it.app.MeetingFilter;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import javax.servlet.DispatcherType;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

/** What an application asks of Spring Security. */
public class SpringAppServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (request.getServletPath()) {
            case "/public/sign-in":
                List<GrantedAuthority> none = Collections.emptyList();
                SecurityContextHolder.getContext()
                        .setAuthentication(
                                new UsernamePasswordAuthenticationToken(request.getParameter("user"), "", none));
                break;
            case "/public/session":
                for (String name : Collections.list(request.getSession().getAttributeNames())) {
                    request.getSession().getAttribute(name);
                }
                break;
            default:
        }
        String meetings = request.getParameter("meetings");
        if (meetings != null) {
            for (String meeting : meetings.split(",")) {
                MeetingFilter.await(meeting);
            }
        }
        String to = request.getParameter("to");
        if (to == null || request.getDispatcherType() == DispatcherType.FORWARD) {
            who(request, response);
        } else {
            request.getRequestDispatcher(to).forward(request, response);
        }
    }

    /** One fact a line. */
    private static void who(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Authentication held = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        CsrfToken csrf = (CsrfToken) request.getAttribute("_csrf");
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter()
                .print("remoteUser=" + request.getRemoteUser() + "\nuserPrincipal=" + request.getUserPrincipal()
                        + "\nuserInRole=" + request.isUserInRole("ROLE_STAFF")
                        + "\nheld=" + (held == null ? null : held.getName())
                        + "\nkept=" + (session == null ? null : session.getAttribute("SPRING_SECURITY_CONTEXT"))
                        + "\nnames="
                        + (session == null
                                ? null
                                : Collections.list(session.getAttributeNames()).contains("SPRING_SECURITY_CONTEXT"))
                        + "\ncsrf=" + (csrf == null ? null : csrf.getToken()) + "\n");
    }
}
