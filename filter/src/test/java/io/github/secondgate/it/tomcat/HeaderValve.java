package io.github.secondgate.it.tomcat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Somebody in front has asked for the password, and names the user in a header of each request. */
final class HeaderValve extends ValveBase {
    HeaderValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String known = request.getHeader("X-Known");
        if (known != null) {
            request.setUserPrincipal(() -> known);
        }
        getNext().invoke(request, response);
    }
}
