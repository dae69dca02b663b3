package io.github.secondgate.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
import org.xml.sax.helpers.DefaultHandler;

/**
 * What {@code WEB-INF/web.xml} says, of whatever version, in a container or as a file: it names no type of the Servlet API. It
 * reads no fragment and no annotation. Immutable.
 */
public final class Descriptor {
    private static final String MAPPING = "<filter-mapping> of Secondgate in WEB-INF/web.xml";
    /** In the order of the Servlet API. */
    private static final List<String> DISPATCHERS = Arrays.asList("FORWARD", "INCLUDE", "REQUEST", "ASYNC", "ERROR");

    /** Null where there is no such file, or none that can be read. */
    private final Element root;

    private Descriptor(Element root) {
        this.root = root;
    }

    /** @param application its files, by their whole names; null for one that is not there */
    public static Descriptor read(Function<String, InputStream> application, List<String> faults) {
        try (InputStream in = application.apply("/WEB-INF/web.xml")) {
            return new Descriptor(in == null ? null : parsed(in).getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            faults.add("WEB-INF/web.xml cannot be read (" + e.getMessage() + "): mend it.");
            return new Descriptor(null);
        }
    }

    private static Document parsed(InputStream in) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // Throws as well, and prints nothing.
        builder.setErrorHandler(new DefaultHandler());
        // A web.xml of 2.3 names its DTD; nothing is fetched for it.
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return builder.parse(in);
    }

    public boolean isThere() {
        return root != null;
    }

    /** As it says; before 2.4 none did. */
    public String version() {
        String version = root.getAttribute("version");
        return version.isEmpty() ? "2.3 or older" : version;
    }

    /** Whether it is older than what lets a jar put a filter in front. */
    public boolean isBefore3() {
        return root != null && root.getAttribute("version").compareTo("3") < 0;
    }

    /** Whether it is written for the Servlet API under the name jakarta. */
    public boolean isJakarta() {
        return root != null && String.valueOf(root.getNamespaceURI()).contains("jakarta");
    }

    /** Whether a container that follows it asks no jar that it does not name, and so none of Secondgate's. */
    public boolean leavesJarsOut() {
        return elements("absolute-ordering").stream()
                .anyMatch(order -> elements(order, "others").isEmpty());
    }

    /** The page of the container's own login; null without one. */
    String formLoginPage() {
        String page = null;
        for (Element login : elements("login-config")) {
            for (Element form : elements(login, "form-login-config")) {
                page = texts(form, "form-login-page").stream().findFirst().orElse(page);
            }
        }
        return page;
    }

    /** How the container signs people in; null where it is not told to. */
    public String authMethod() {
        return elements("login-config").stream()
                .flatMap(login -> texts(login, "auth-method").stream())
                .findFirst()
                .orElse(null);
    }

    /** Whether a {@code <security-constraint>} is for all that is below this folder; by the methods it names, nothing is told. */
    public boolean constrains(String folder) {
        return elements("security-constraint").stream()
                .flatMap(constraint -> elements(constraint, "web-resource-collection").stream())
                .flatMap(resources -> texts(resources, "url-pattern").stream())
                .anyMatch(pattern -> pattern.equals("/*") || pattern.equals(folder + "/*"));
    }

    /** The filters, by their names, each with its class. */
    public Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        elements("filter").forEach(filter -> filters.put(text(filter, "filter-name"), text(filter, "filter-class")));
        return filters;
    }

    public Map<String, String> initParameters(String filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        elements(named("filter", filter), "init-param")
                .forEach(one -> parameters.put(text(one, "param-name"), text(one, "param-value")));
        return parameters;
    }

    /** The names of filters in the order of their mappings; one that is mapped twice stands there twice. */
    public List<String> order() {
        List<String> order = new ArrayList<>();
        elements("filter-mapping").forEach(mapping -> order.addAll(texts(mapping, "filter-name")));
        return order;
    }

    /** Init parameters of Secondgate's filter that would open the gate; one sentence each, with its mend. */
    public static List<String> openings(UnaryOperator<String> parameters) {
        List<String> faults = new ArrayList<>();
        if ("false".equalsIgnoreCase(parameters.apply("enabled"))) {
            faults.add("The init parameter enabled = false would take the gate away: remove it from WEB-INF/web.xml.");
        }
        if ("true".equalsIgnoreCase(parameters.apply("filterOncePerRequest"))) {
            faults.add("The init parameter filterOncePerRequest = true would let forwards past the gate: remove it from"
                    + " WEB-INF/web.xml.");
        }
        return faults;
    }

    /** What is wrong with how Secondgate's filter stands there, if it is mapped at all; one sentence each, with its mend. */
    public List<String> faults(String name) {
        List<String> faults = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(DISPATCHERS);
        for (Element mapping : elements("filter-mapping")) {
            if (texts(mapping, "filter-name").contains(name)
                    && texts(mapping, "url-pattern").contains("/*")) {
                missing.removeAll(dispatchers(texts(mapping, "dispatcher"), faults));
            }
        }
        if (!missing.isEmpty()) {
            faults.add(
                    "The " + MAPPING + " lacks " + missing + ": map it to <url-pattern>/*</url-pattern> with all five,"
                            + " <dispatcher>REQUEST</dispatcher> to <dispatcher>ERROR</dispatcher>.");
        }
        Element filter = named("filter", name);
        if (filter != null && !texts(filter, "async-supported").contains("true")) {
            faults.add("The <filter> of Secondgate in WEB-INF/web.xml lacks"
                    + " <async-supported>true</async-supported>: add it, or no servlet behind it can work"
                    + " asynchronously.");
        }
        return faults;
    }

    private static List<String> dispatchers(List<String> named, List<String> faults) {
        for (String dispatcher : named) {
            if (!DISPATCHERS.contains(dispatcher)) {
                faults.add("The " + MAPPING + " names a <dispatcher>" + dispatcher + "</dispatcher>: write REQUEST,"
                        + " FORWARD, INCLUDE, ASYNC and ERROR, in capitals.");
            }
        }
        return named.isEmpty() ? Arrays.asList("REQUEST") : named;
    }

    private Element named(String tag, String name) {
        return elements(tag).stream()
                .filter(element -> texts(element, "filter-name").contains(name))
                .findFirst()
                .orElse(null);
    }

    private List<Element> elements(String tag) {
        return elements(root, tag);
    }

    private static List<Element> elements(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        NodeList children = parent == null ? null : parent.getChildNodes();
        for (int i = 0; children != null && i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element && tag.equals(child.getLocalName())) {
                found.add((Element) child);
            }
        }
        return found;
    }

    private static List<String> texts(Element parent, String tag) {
        List<String> texts = new ArrayList<>();
        elements(parent, tag)
                .forEach(element -> texts.add(element.getTextContent().trim()));
        return texts;
    }

    private static String text(Element parent, String tag) {
        return String.join(" ", texts(parent, tag));
    }
}
