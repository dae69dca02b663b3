package io.github.secondgate.demo.post;

import io.github.secondgate.demo.marina.Json;
import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET /demo/outbox}: every mail and text message that would have left, the newest first. With
 * {@code Accept: application/json} they are {@code [{"channel","to","subject","text","at"}]}. Demo only: it shows everybody
 * the codes that were sent to others.
 */
public class OutboxServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Outbox outbox = Outbox.of(getServletContext());
        response.setHeader("Cache-Control", "no-store");
        if (Json.wanted(request)) {
            Json.send(response, outbox.json());
            return;
        }
        request.setAttribute("messages", outbox.messages());
        request.getRequestDispatcher("/demo/outbox.jsp").forward(request, response);
    }
}
