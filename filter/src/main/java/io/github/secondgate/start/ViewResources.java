package io.github.secondgate.start;

import io.github.secondgate.view.Assets;
import io.github.secondgate.view.Messages;
import io.github.secondgate.view.Templates;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.function.Function;
import javax.servlet.ServletContext;

/** What people see, with the files that the WAR puts in the place of ours. */
final class ViewResources {
    final Messages messages;
    final Assets assets;
    final Templates templates;

    /**
     * @param zone in which people are told of days
     * @throws IllegalStateException when one of the WAR's own files cannot be used; the message says which
     */
    ViewResources(ServletContext context, ZoneId zone) {
        Function<String, InputStream> war = name -> context.getResourceAsStream("/WEB-INF/secondgate/" + name);
        messages = new Messages(war, zone);
        assets = new Assets(war);
        templates = new Templates(messages, assets, war);
    }
}
