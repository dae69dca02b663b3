package io.github.secondgate.tool;

import io.github.secondgate.deployment.Descriptor;
import io.github.secondgate.deployment.WarLibraries;

/** What signs people in, as far as files tell; whether the settings say the same is for the settings. */
final class LoginExamination {
    /** How the container keeps people known at each address once they signed in at one. */
    private static final String BY_SESSION = "FORM";

    /** What takes the requests of Vaadin 6, 7 and 8, and those since. */
    private static final String[] VAADIN = {
        "com.vaadin.terminal.gwt.server.AbstractApplicationServlet",
        "com.vaadin.server.VaadinServlet",
        "com.vaadin.flow.server.VaadinServlet"
    };

    /** What a CAS server of its 3.x and 4.x keeps of a password, and one of those since. */
    private static final String[] CAS = {
        "org.jasig.cas.ticket.TicketGrantingTicket", "org.apereo.cas.ticket.TicketGrantingTicket"
    };

    private static final String STRUTS = "org.apache.struts2.dispatcher.Dispatcher";

    private final WarLibraries libraries;
    private final Descriptor webXml;
    private final Findings findings;

    LoginExamination(WarLibraries libraries, Descriptor webXml, Findings findings) {
        this.libraries = libraries;
        this.webXml = webXml;
        this.findings = findings;
    }

    void of(boolean ini) {
        boolean shiro = libraries.hasShiro();
        boolean spring = libraries.hasAny("org.springframework.security.web.FilterChainProxy");
        String container = webXml.authMethod();
        if (shiro) {
            findings.note("Shiro is in WEB-INF/lib, "
                    + (ini
                            ? "configured by WEB-INF/shiro.ini."
                            : "and there is no WEB-INF/shiro.ini: what configures it is looked at when it starts."));
        }
        if (spring) {
            findings.note("Spring Security is in WEB-INF/lib."
                    + (shiro ? " Whom it signs in without Shiro gets 503 from the gate." : ""));
        }
        if (container != null) {
            findings.note("The container signs people in by " + container + ", as <login-config> says."
                    + (shiro ? " Whom it signs in without Shiro gets 503 from the gate." : ""));
        }
        if (!shiro && !spring && container != null && !container.equals(BY_SESSION) && !webXml.constrains("/2fa")) {
            findings.note("No <security-constraint> in WEB-INF/web.xml covers /2fa/*, and by " + container
                    + " people are known only where the container asks them: let one cover it, or what path says.");
        }
        if (!shiro && !spring && container == null) {
            findings.note(
                    "Neither Shiro nor Spring Security is in WEB-INF/lib, and WEB-INF/web.xml has no <login-config>:"
                            + " where the application itself signs people in, the setting login says by what that is seen.");
        }
        if (libraries.hasAny(CAS)) {
            findings.note(
                    "A CAS server is in WEB-INF/lib, whose tickets for other applications are given for the password"
                            + " alone, whatever the settings say: Secondgate is not for it.");
        }
        if (libraries.hasAny(VAADIN)) {
            findings.note(
                    "Vaadin is in WEB-INF/lib, which takes all that people do at one address and keeps their pages in"
                            + " the session: whoever owes a code would go on with an open page where loginPath is that address. Let"
                            + " it be the address of the page with a query of your own, such as /ui?page=login.");
        }
        if (libraries.hasAny(STRUTS)) {
            findings.note(
                    "Struts 2 is in WEB-INF/lib, older releases of which take a field action:NAME of any form for another"
                            + " action: where a cookie of the application's own signs people in, whoever owes a code would act by"
                            + " that at loginPath. Let maskAtLogin be true there.");
        }
    }
}
