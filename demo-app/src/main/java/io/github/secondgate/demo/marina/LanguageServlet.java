package io.github.secondgate.demo.marina;

import java.io.IOException;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code GET /public/language?in=de}: remembers a language for this browser; without a known one, forgets it again. */
public class LanguageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int A_YEAR = 365 * 24 * 3600;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tag = request.getParameter("in");
        boolean known = tag != null && Languages.all().containsKey(tag);
        Cookie cookie = new Cookie(LanguageFilter.COOKIE, known ? tag : "");
        cookie.setHttpOnly(true);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(known ? A_YEAR : 0);
        response.addCookie(cookie);
        response.sendRedirect(request.getContextPath() + "/#languages");
    }
}
