package io.github.secondgate.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.servlet.DispatcherType;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Whether the filter stands in {@code WEB-INF/web.xml} so that nothing gets around it. The Servlet API tells neither the
 * dispatchers nor the order of filters, so the file itself is read. A filter that was registered by program is not
 * found there, and only its addresses are checked.
 */
public final class WebXml {
    private static final String MAPPING = "<filter-mapping> of Secondgate in WEB-INF/web.xml";

    private WebXml() {}

    /** One sentence a fault, with its mend. */
    public static List<String> faults(ServletContext context, FilterConfig filter) {
        List<String> faults = new ArrayList<>();
        initParameters(filter, faults);
        Document webXml = read(context, faults);
        List<Element> mappings = webXml == null ? new ArrayList<>() : mappings(webXml, filter.getFilterName());
        if (mappings.isEmpty()) {
            registered(context.getFilterRegistration(filter.getFilterName()), faults);
        } else {
            mapped(webXml, mappings, filter.getFilterName(), faults);
        }
        webSocket(context, webXml, filter.getFilterName(), faults);
        return faults;
    }

    private static void initParameters(FilterConfig filter, List<String> faults) {
        if ("false".equalsIgnoreCase(filter.getInitParameter("enabled"))) {
            faults.add("The init parameter enabled = false would take the gate away: remove it from WEB-INF/web.xml.");
        }
        if ("true".equalsIgnoreCase(filter.getInitParameter("filterOncePerRequest"))) {
            faults.add("The init parameter filterOncePerRequest = true would let forwards past the gate: remove it from"
                    + " WEB-INF/web.xml.");
        }
    }

    private static void registered(FilterRegistration registration, List<String> faults) {
        boolean everywhere =
                registration != null && registration.getUrlPatternMappings().contains("/*");
        if (!everywhere) {
            faults.add(
                    "The filter of Secondgate is not mapped to /*: give it <url-pattern>/*</url-pattern> and all five"
                            + " dispatchers.");
        }
    }

    private static void mapped(Document webXml, List<Element> mappings, String name, List<String> faults) {
        Set<DispatcherType> dispatchers = EnumSet.noneOf(DispatcherType.class);
        for (Element mapping : mappings) {
            if (texts(mapping, "url-pattern").contains("/*")) {
                dispatchers.addAll(dispatchers(texts(mapping, "dispatcher"), faults));
            }
        }
        Set<DispatcherType> missing = EnumSet.complementOf(EnumSet.copyOf(dispatchers));
        if (!missing.isEmpty()) {
            faults.add(
                    "The " + MAPPING + " lacks " + missing + ": map it to <url-pattern>/*</url-pattern> with all five,"
                            + " <dispatcher>REQUEST</dispatcher> to <dispatcher>ERROR</dispatcher>.");
        }
        Element filter = named(webXml, "filter", name);
        if (filter != null && !texts(filter, "async-supported").contains("true")) {
            faults.add("The <filter> of Secondgate in WEB-INF/web.xml lacks"
                    + " <async-supported>true</async-supported>: add it, or no servlet behind it can work"
                    + " asynchronously.");
        }
    }

    private static Set<DispatcherType> dispatchers(List<String> named, List<String> faults) {
        if (named.isEmpty()) {
            return EnumSet.of(DispatcherType.REQUEST);
        }
        Set<DispatcherType> dispatchers = EnumSet.noneOf(DispatcherType.class);
        for (String dispatcher : named) {
            try {
                dispatchers.add(DispatcherType.valueOf(dispatcher));
            } catch (IllegalArgumentException e) {
                faults.add("The " + MAPPING + " names a <dispatcher>" + dispatcher + "</dispatcher>: write REQUEST,"
                        + " FORWARD, INCLUDE, ASYNC and ERROR, in capitals.");
            }
        }
        return dispatchers;
    }

    /** Jetty puts its upgrade filter in front of all others as soon as there is an endpoint, unless web.xml places it. */
    private static void webSocket(ServletContext context, Document webXml, String name, List<String> faults) {
        for (FilterRegistration other : context.getFilterRegistrations().values()) {
            String type = String.valueOf(other.getClassName());
            boolean upgrades = type.startsWith("org.eclipse.jetty") && type.endsWith("WebSocketUpgradeFilter");
            if (upgrades && !declaredAfter(webXml, other.getName(), name)) {
                faults.add(
                        "The application has WebSocket endpoints, and Jetty's upgrade filter stands in front of the gate:"
                                + " declare a <filter> with the name and class " + type + " in WEB-INF/web.xml, with"
                                + " <async-supported>true</async-supported>, and map it to /*"
                                + (SecondgateFilters.isPlaced(name) ? "." : " after Secondgate."));
            }
        }
    }

    private static boolean declaredAfter(Document webXml, String later, String first) {
        if (webXml == null) {
            return false;
        }
        List<String> order = new ArrayList<>();
        for (Element mapping : elements(webXml.getDocumentElement(), "filter-mapping")) {
            order.addAll(texts(mapping, "filter-name"));
        }
        return SecondgateFilters.isPlaced(first)
                ? order.contains(later)
                : order.contains(first) && order.indexOf(later) > order.lastIndexOf(first);
    }

    private static List<Element> mappings(Document webXml, String name) {
        List<Element> mappings = new ArrayList<>();
        for (Element mapping : elements(webXml.getDocumentElement(), "filter-mapping")) {
            if (texts(mapping, "filter-name").contains(name)) {
                mappings.add(mapping);
            }
        }
        return mappings;
    }

    private static Element named(Document webXml, String tag, String name) {
        for (Element element : elements(webXml.getDocumentElement(), tag)) {
            if (texts(element, "filter-name").contains(name)) {
                return element;
            }
        }
        return null;
    }

    private static Document read(ServletContext context, List<String> faults) {
        try (InputStream in = context.getResourceAsStream("/WEB-INF/web.xml")) {
            if (in == null) {
                return null;
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // A web.xml of 2.3 names its DTD; nothing is fetched for it.
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            return builder.parse(in);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            faults.add("WEB-INF/web.xml cannot be read (" + e.getMessage() + "): mend it.");
            return null;
        }
    }

    private static List<Element> elements(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element && tag.equals(child.getLocalName())) {
                found.add((Element) child);
            }
        }
        return found;
    }

    private static List<String> texts(Element parent, String tag) {
        List<String> texts = new ArrayList<>();
        for (Element element : elements(parent, tag)) {
            texts.add(element.getTextContent().trim());
        }
        return texts;
    }
}
