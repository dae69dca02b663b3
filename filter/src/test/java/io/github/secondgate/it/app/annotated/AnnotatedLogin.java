package io.github.secondgate.it.app.annotated;

import io.github.secondgate.it.app.LoginServlet;
import javax.servlet.annotation.WebServlet;

/** Where no web.xml says so. */
@WebServlet(
        urlPatterns = {"/login.jsp", "/open/login"},
        asyncSupported = true)
public class AnnotatedLogin extends LoginServlet {
    private static final long serialVersionUID = 1;
}
