package io.github.secondgate.it.app.annotated;

import io.github.secondgate.it.app.PrivateServlet;
import javax.servlet.annotation.WebServlet;

/** Where no web.xml says so. */
@WebServlet(urlPatterns = "/", asyncSupported = true)
public class AnnotatedPrivate extends PrivateServlet {
    private static final long serialVersionUID = 1;
}
