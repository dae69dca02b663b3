package io.github.secondgate.it;

import java.util.stream.Stream;

/** By which of its methods a container asks who somebody is, and whether it is Tomcat, else Jetty. */
record Way(String method, boolean tomcat) {
    /** All that this run has. */
    static Stream<Way> all() {
        return Stream.of("FORM", "BASIC", "DIGEST", "CLIENT-CERT")
                // The Jetty of a cell speaks no TLS.
                .filter(method -> !"jetty".equals(Container.CELL) || !method.equals("CLIENT-CERT"))
                .flatMap(Way::inEachContainer);
    }

    static Stream<Way> forms() {
        return inEachContainer("FORM");
    }

    static Stream<Way> passwords() {
        return Stream.concat(forms(), basics());
    }

    static Stream<Way> basics() {
        return inEachContainer("BASIC");
    }

    static Stream<Way> inEachContainer(String method) {
        return tomcatOrNot().map(tomcat -> new Way(method, tomcat));
    }

    /** Outside the matrix there is no Jetty with the servlet API of {@code jakarta}. */
    private static Stream<Boolean> tomcatOrNot() {
        if (Container.CELL != null) {
            return Stream.of(Container.CELL.equals("tomcat"));
        }
        return Boolean.getBoolean("it.jakarta") ? Stream.of(true) : Stream.of(false, true);
    }

    Site site(String... settings) {
        return Site.start(in(new Setup().containerAlone(method, String.join("\n", settings))));
    }

    Setup in(Setup setup) {
        return tomcat ? setup.tomcat() : setup;
    }

    /** A browser that shows the certificate of that person where certificates are asked for. */
    Visitor browser(Site site, String name) {
        return isByCertificate()
                ? new Visitor(site, site.port(), Certificates.made().of(name))
                : site.visitor();
    }

    boolean isForm() {
        return method.equals("FORM");
    }

    boolean isDigest() {
        return method.equals("DIGEST");
    }

    boolean isBasic() {
        return method.equals("BASIC");
    }

    boolean isByCertificate() {
        return method.equals("CLIENT-CERT");
    }

    /** What {@code getRemoteUser} calls that person: of a certificate, its subject. */
    String user(String name) {
        return isByCertificate() ? "CN=" + name : name;
    }

    @Override
    public String toString() {
        return method + " of " + (tomcat ? "Tomcat" : "Jetty");
    }
}
