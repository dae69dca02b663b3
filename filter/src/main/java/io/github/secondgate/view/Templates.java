package io.github.secondgate.view;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Our pages, as whole HTML documents. Compiled once; safe for use by many threads.
 *
 * <p>A value is escaped unless its tag has three braces: {@code qrSvg}, which {@link QrSvg} made, and in the layout the
 * {@code content}. A WAR replaces the frame around the pages by {@code WEB-INF/secondgate/layout.mustache}; a fault in that
 * file stops the start. The pages hold no inline style and no inline script. Headers, status and dates are the caller's
 * affair.
 */
public final class Templates {

    /** HTML's own characters for text and quoted attributes, and the bar that parts a message key from its arguments. */
    private static final Mustache.Escaper ESCAPER = Escapers.simple(new String[][] {
        {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}, {"|", "&#124;"}
    });

    private final Mustache.Compiler compiler;
    private final ViewFiles files;
    private final Translation translation;
    private final Layout layout;
    private final Map<PageTemplate, Template> pages = new EnumMap<>(PageTemplate.class);
    private final Map<String, Template> included = new ConcurrentHashMap<>();

    /**
     * @param war opens a file of the WAR's {@code WEB-INF/secondgate/} by its name, {@code null} where there is none
     * @throws IllegalStateException if the WAR's layout cannot be used
     */
    public Templates(Messages messages, Assets assets, Function<String, InputStream> war) {
        files = new ViewFiles(war);
        // Strict on both kinds of tags: a content has all that its template names, so what is missing is a typo.
        compiler = Mustache.compiler()
                .strictSections(true)
                .nullValue("")
                .emptyStringIsFalse(true)
                .withEscaper(ESCAPER)
                .withLoader(name -> new StringReader(ViewFiles.text(files.fromJar(name + ".mustache"))));
        for (PageTemplate page : PageTemplate.values()) {
            pages.put(page, compiled(page.key()));
        }
        translation = new Translation(messages, ESCAPER);
        layout = new Layout(compiler, ViewFiles.text(files.fromWarOrJar("layout.mustache")), assets, translation);
    }

    private Template compiled(String name) {
        return compiler.compile(ViewFiles.text(files.fromJar(name + ".mustache")));
    }

    /**
     * The section {@code include} of templates: {@code {{#include}}{{template}}{{/include}}} stands for the template whose name
     * a content says, as {@code {{>name}}} stands for one that is always the same.
     */
    private void include(Template.Fragment name, Writer html) {
        name.executeTemplate(included.computeIfAbsent(name.execute(), this::compiled), html);
    }

    /** The page as a whole HTML document; all text is escaped here. */
    public String render(PageFrame frame, PageContent content, Locale locale) {
        return layout.around(frame, content, piece(frame, content, locale), locale);
    }

    /** Its HTML without a document around it, to stand in a page of the application's. */
    public String piece(PageFrame frame, PageContent content, Locale locale) {
        StringWriter html = new StringWriter();
        pages.get(content.template())
                .execute(content, new Surroundings(frame, translation, locale, this::include), html);
        return html.toString();
    }

    /** What a page's template finds behind its content. */
    @SuppressWarnings("unused") // the template reads it
    private static final class Surroundings {
        final String base;
        final String csrf;
        final String account;
        final String homeUrl;
        final String issuer;
        final boolean sends;
        final String helpdesk;
        final String helpdeskLink;
        final String helpdeskHours;
        final Mustache.Lambda t;
        final Mustache.Lambda include;

        Surroundings(PageFrame frame, Translation translation, Locale locale, Mustache.Lambda include) {
            this.base = frame.base;
            this.csrf = frame.csrf;
            this.account = frame.account;
            this.homeUrl = frame.homeUrl;
            this.issuer = frame.issuer;
            this.sends = frame.sends;
            this.helpdesk = translation.helpdesk().text;
            this.helpdeskLink = translation.helpdesk().link;
            this.helpdeskHours = translation.helpdesk().hours;
            this.t = translation.of(locale);
            this.include = include;
        }
    }
}
