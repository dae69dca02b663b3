package io.github.secondgate.demo.marina;

import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpFilter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Tells everything behind it which language the visitor chose, by a request attribute; opens nothing. */
public class LanguageFilter extends HttpFilter {

    /** Named in shiro.ini as {@code secondgate.languageAttribute}. */
    private static final String ATTRIBUTE = "larkhaven.language";

    static final String COOKIE = "larkhaven_language";
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE) && Languages.all().containsKey(cookie.getValue())) {
                request.setAttribute(ATTRIBUTE, cookie.getValue());
            }
        }
        chain.doFilter(request, response);
    }
}
