package io.github.secondgate.it.app;

import java.io.IOException;
import java.io.Serializable;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * An application of one address, as some frameworks make them: the session keeps what is on the screen, each POST does something
 * there, and one of them signs somebody in. Who that is, it writes into the session at each for others to read.
 */
public class DeskServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** What is on the screen. */
    private static final class Screen implements Serializable {
        private static final long serialVersionUID = 1;
        private String user;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("An empty page, and a script that asks for the rest.");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Screen screen = (Screen) session.getAttribute("screen");
        if (screen == null) {
            screen = new Screen();
            session.setAttribute("screen", screen);
        }
        if ("demo".equals(request.getParameter("password"))) {
            screen.user = request.getParameter("user");
        }
        if (screen.user == null) {
            response.getWriter().print("Sign in here");
        } else {
            // The same name, written anew each time.
            session.setAttribute("user", new StringBuilder(screen.user).toString());
            PrivateServlet.leak(request, response);
        }
    }
}
