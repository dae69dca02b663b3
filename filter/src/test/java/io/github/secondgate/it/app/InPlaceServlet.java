package io.github.secondgate.it.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.servlet.AsyncContext;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Asks the container itself who somebody is, in the middle of the request that it then serves. */
public class InPlaceServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String page = request.getServletPath() + request.getPathInfo();
        if (page.startsWith("/public/late")) {
            AsyncContext async = request.startAsync();
            HttpServletRequest later = (HttpServletRequest) async.getRequest();
            response.getWriter().print("remoteUser=" + later.getRemoteUser() + "\n");
            async.complete();
        } else if (page.contains("/authenticate") ? request.authenticate(response) : byHeader(request)) {
            PrivateServlet.leak(request, response);
        }
    }

    private static boolean byHeader(HttpServletRequest request) throws ServletException {
        String credentials = new String(
                Base64.getDecoder().decode(request.getHeader("Authorization").substring(6)), StandardCharsets.UTF_8);
        request.login(credentials.split(":")[0], credentials.split(":")[1]);
        return request.getRemoteUser() != null;
    }
}
