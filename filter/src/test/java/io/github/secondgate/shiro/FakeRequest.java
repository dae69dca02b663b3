package io.github.secondgate.shiro;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.servlet.DispatcherType;
import javax.servlet.ReadListener;
import javax.servlet.RequestDispatcher;
import javax.servlet.ServletContext;
import javax.servlet.ServletInputStream;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpSession;

/** A request as a container hands it over, in the context {@code /app}. What is not set here is empty. */
public final class FakeRequest extends HttpServletRequestWrapper {
    private static final HttpServletRequest EMPTY =
            mock(HttpServletRequest.class, withSettings().stubOnly());

    private final Browser browser;
    private final String method;
    private final boolean showsSession;
    private String servletPath;
    private String pathInfo;
    private String uri;
    private String query;
    private DispatcherType dispatch = DispatcherType.REQUEST;
    private boolean idFromUrl;
    private boolean secure;
    private String context = "/app";
    private final List<Cookie> cookies = new ArrayList<>();
    private String serverName;
    private int serverPort;
    private String containerUser;
    private String contentType;
    private boolean undecodable;
    private byte[] body = {};
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String[]> parameters = new HashMap<>();

    public FakeRequest(Browser browser, String method, String path) {
        super(EMPTY);
        this.browser = browser;
        this.method = method;
        this.showsSession = browser.sessionId() != null;
        this.servletPath = path;
        this.uri = context + path;
    }

    public FakeRequest pathInfo(String info) {
        pathInfo = info;
        return this;
    }

    public FakeRequest uri(String raw) {
        uri = raw;
        return this;
    }

    public FakeRequest query(String text) {
        query = text;
        return this;
    }

    public FakeRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public FakeRequest accept(String types) {
        return header("Accept", types);
    }

    public FakeRequest idFromUrl() {
        idFromUrl = true;
        return this;
    }

    public FakeRequest secure() {
        secure = true;
        return this;
    }

    public FakeRequest context(String path) {
        context = path;
        return this;
    }

    public FakeRequest cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    public FakeRequest containerUser(String name) {
        containerUser = name;
        return this;
    }

    /** As the container knows itself. */
    public FakeRequest server(String name, int port) {
        serverName = name;
        serverPort = port;
        return this;
    }

    public FakeRequest field(String name, String... values) {
        parameters.put(name, values);
        return this;
    }

    /** A form at which the container fails. */
    public FakeRequest undecodable() {
        undecodable = true;
        return this;
    }

    public FakeRequest body(String type, String text) {
        contentType = type;
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** On an include, the path of the including request stays what the request itself tells. */
    public FakeRequest dispatch(DispatcherType type) {
        dispatch = type;
        if (type == DispatcherType.INCLUDE) {
            attributes.put(RequestDispatcher.INCLUDE_SERVLET_PATH, servletPath);
            servletPath = "/public/page";
            uri = "/app/public/page";
        }
        return this;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getContextPath() {
        return context;
    }

    @Override
    public ServletContext getServletContext() {
        ServletContext deployed = mock(ServletContext.class, withSettings().stubOnly());
        when(deployed.getContextPath()).thenReturn(context);
        return deployed;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public Cookie[] getCookies() {
        return cookies.isEmpty() ? null : cookies.toArray(Cookie[]::new);
    }

    @Override
    public String getServletPath() {
        return servletPath;
    }

    @Override
    public String getPathInfo() {
        return pathInfo;
    }

    @Override
    public String getRequestURI() {
        return uri;
    }

    @Override
    public String getQueryString() {
        return query;
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    /** The header's one tag. */
    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(List.of(Locale.forLanguageTag(headers.get("Accept-Language"))));
    }

    @Override
    public DispatcherType getDispatcherType() {
        return dispatch;
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return showsSession;
    }

    @Override
    public boolean isRequestedSessionIdFromURL() {
        return idFromUrl;
    }

    @Override
    public String getServerName() {
        return serverName;
    }

    @Override
    public int getServerPort() {
        return serverPort;
    }

    @Override
    public String getRemoteAddr() {
        return "203.0.113.7";
    }

    @Override
    public String getRemoteHost() {
        return "203.0.113.7";
    }

    @Override
    public String getRemoteUser() {
        return containerUser;
    }

    @Override
    public Principal getUserPrincipal() {
        return containerUser == null ? null : () -> containerUser;
    }

    @Override
    public boolean isUserInRole(String role) {
        return containerUser != null;
    }

    @Override
    public String getAuthType() {
        return containerUser == null ? null : "FORM";
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public HttpSession getSession(boolean create) {
        return browser.session(create);
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public String changeSessionId() {
        return browser.changeSessionId();
    }

    @Override
    public String[] getParameterValues(String name) {
        if (undecodable) {
            throw new IllegalStateException("not UTF-8");
        }
        return parameters.get(name);
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public long getContentLengthLong() {
        return body.length == 0 ? -1 : body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BodyStream(body);
    }

    /** Never waits, so nobody has to listen. */
    private static final class BodyStream extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        BodyStream(byte[] body) {
            bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
