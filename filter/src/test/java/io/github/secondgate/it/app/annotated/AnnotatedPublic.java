package io.github.secondgate.it.app.annotated;

import io.github.secondgate.it.app.PublicServlet;
import javax.servlet.annotation.WebServlet;

/** Where no web.xml says so. */
@WebServlet(urlPatterns = "/public/*", asyncSupported = true)
public class AnnotatedPublic extends PublicServlet {
    private static final long serialVersionUID = 1;
}
