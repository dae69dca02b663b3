package io.github.secondgate.view;

import com.samskivert.mustache.Mustache;
import java.util.Locale;

/**
 * The section {@code t} of templates: {@code {{#t}}key{{/t}}} or, with arguments that are escaped already,
 * {@code {{#t}}key|{{a}}|{{b}}{{/t}}}.
 */
final class Translation {
    private final Messages messages;
    private final Mustache.Escaper escaper;

    /** @param escaper of the sentences, which escapes the bar that parts a key from its arguments as well */
    Translation(Messages messages, Mustache.Escaper escaper) {
        this.messages = messages;
        this.escaper = escaper;
    }

    LocalizedText in(Locale locale) {
        return messages.in(locale);
    }

    Contact helpdesk() {
        return messages.helpdesk();
    }

    Mustache.Lambda of(Locale locale) {
        return (fragment, out) -> {
            String[] parts = fragment.execute().trim().split("\\|", -1);
            Object[] arguments = new Object[parts.length - 1];
            System.arraycopy(parts, 1, arguments, 0, arguments.length);
            out.write(Messages.fill(escaper.escape(messages.pattern(locale, parts[0])), arguments));
        };
    }
}
