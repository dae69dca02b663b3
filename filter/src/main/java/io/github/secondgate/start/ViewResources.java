package io.github.secondgate.start;

import io.github.secondgate.config.AdminOptions;
import io.github.secondgate.config.GateOptions;
import io.github.secondgate.view.Assets;
import io.github.secondgate.view.Contact;
import io.github.secondgate.view.Messages;
import io.github.secondgate.view.Templates;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** What people see, with the files that the WAR puts in the place of ours. */
final class ViewResources {
    final Messages messages;
    final Assets assets;
    final Templates templates;

    /**
     * @param application its files, by their whole names; null for one that is not there
     * @return null where one of the WAR's own files cannot be used, which is told
     */
    static ViewResources of(Function<String, InputStream> application, Options said, List<String> faults) {
        GateOptions options = said.gate;
        AdminOptions admin = said.admin;
        Contact helpdesk = new Contact(admin.helpdesk, admin.helpdeskLink, admin.helpdeskHours);
        try {
            ViewResources views = new ViewResources(application, options.timeZone, helpdesk);
            if (!views.messages.speaks(options.language)) {
                faults.add("secondgate.language is '" + options.language.toLanguageTag()
                        + "', in which there are no sentences: name one of " + views.messages.languages() + ".");
            }
            return views;
        } catch (IllegalStateException e) {
            faults.add(e.getMessage());
            return null;
        }
    }

    /**
     * @param zone in which people are told of days
     * @throws IllegalStateException when one of the WAR's own files cannot be used; the message says which
     */
    private ViewResources(Function<String, InputStream> application, ZoneId zone, Contact helpdesk) {
        Function<String, InputStream> war = name -> application.apply("/WEB-INF/secondgate/" + name);
        messages = new Messages(war, zone, helpdesk);
        assets = new Assets(war);
        templates = new Templates(messages, assets, war);
    }
}
