package io.github.secondgate.demo.marina;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.web.filter.authc.LogoutFilter;

/** Signs out; with {@code ?username=} straight on to the login page, for somebody else at the same computer. */
public class SignOutFilter extends LogoutFilter {

    @Override
    protected String getRedirectUrl(ServletRequest request, ServletResponse response, Subject subject) {
        String next = request.getParameter("username");
        return next == null
                ? getRedirectUrl()
                : "/login.jsp?username=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
