package io.github.secondgate.view;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Our pages, as whole HTML documents. Compiled once; safe for use by many threads.
 *
 * <p>A value is escaped unless its key ends the list here: {@code qrSvg}, which {@link QrSvg} made. A WAR replaces the
 * frame around the pages by {@code WEB-INF/secondgate/layout.mustache}; a fault in that file stops the start. The pages
 * hold no inline style and no inline script. Headers, status and dates are the caller's affair.
 */
public final class Templates {

    /** HTML's own characters for text and quoted attributes, and the bar that parts a message key from its arguments. */
    private static final Mustache.Escaper ESCAPER = Escapers.simple(new String[][] {
        {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}, {"|", "&#124;"}
    });

    private final Messages messages;
    private final Assets assets;
    private final Template layout;
    private final Map<String, Template> pages = new HashMap<>();

    /**
     * @param war opens a file of the WAR's {@code WEB-INF/secondgate/} by its name, {@code null} where there is none
     * @throws IllegalStateException if the WAR's layout cannot be used
     */
    public Templates(Messages messages, Assets assets, Function<String, InputStream> war) {
        this.messages = messages;
        this.assets = assets;
        ViewFiles files = new ViewFiles(war);
        // Strict on both kinds of tags: PageModel has made every optional key present, so what is missing is a typo.
        Mustache.Compiler compiler = Mustache.compiler()
                .strictSections(true)
                .nullValue("")
                .emptyStringIsFalse(true)
                .withEscaper(ESCAPER)
                .withLoader(name -> new StringReader(ViewFiles.text(files.fromJar(name + ".mustache"))));
        for (String page : PageModel.pages()) {
            pages.put(page, compiler.compile(ViewFiles.text(files.fromJar(page + ".mustache"))));
        }
        layout = usableLayout(compiler, ViewFiles.text(files.fromWarOrJar("layout.mustache")));
    }

    /**
     * The page as a whole HTML document.
     *
     * @param name one of those that {@link PageModel} describes
     * @param model the page's keys; all text is escaped here
     * @throws IllegalArgumentException if the page does not exist, or the model has a key the page does not know or
     *     lacks one it needs
     */
    public String render(String name, Map<String, Object> model, Locale locale) {
        Template page = pages.get(name);
        if (page == null) {
            throw new IllegalArgumentException("No page " + name);
        }
        Map<String, Object> complete = PageModel.complete(name, model);
        complete.put("t", translation(locale));
        complete.put("failed", PageTitle.failed(complete));
        complete.put("held", PageModel.held(complete));
        return layout.execute(frame(name, complete, locale, page.execute(complete)));
    }

    /**
     * A piece of HTML, without a document around it, for the application's own profile page.
     *
     * @param model {@code base}, {@code federated} and {@code enabled}
     */
    public String status(Map<String, Object> model, Locale locale) {
        Map<String, Object> framed = new HashMap<>(model);
        framed.put("lang", messages.language(locale));
        framed.put("dir", messages.text(locale, "direction"));
        framed.put("t", translation(locale));
        return pages.get("status").execute(PageModel.complete("status", framed));
    }

    private Map<String, Object> frame(String name, Map<String, Object> page, Locale locale, String content) {
        String base = (String) page.get("base");
        Map<String, Object> frame = new HashMap<>();
        for (String key : new String[] {"base", "account", "homeUrl", "issuer", "t"}) {
            frame.put(key, page.get(key));
        }
        frame.put("page", name);
        frame.put("signingIn", name.equals("challenge") && !Boolean.TRUE.equals(page.get("stepUp")));
        frame.put("content", content);
        frame.put("title", PageTitle.of(name, page, messages, locale));
        frame.put("lang", messages.language(locale));
        frame.put("dir", messages.text(locale, "direction"));
        frame.put("stylesheet", assets.href(base, "secondgate.css"));
        frame.put("script", assets.href(base, "secondgate.js"));
        frame.put("icon", assets.href(base, "secondgate.svg"));
        return frame;
    }

    /** {@code {{#t}}key{{/t}}} or, with arguments that are escaped already, {@code {{#t}}key|{{a}}|{{b}}{{/t}}}. */
    private Mustache.Lambda translation(Locale locale) {
        return (fragment, out) -> {
            String[] parts = fragment.execute().trim().split("\\|", -1);
            Object[] arguments = new Object[parts.length - 1];
            System.arraycopy(parts, 1, arguments, 0, arguments.length);
            out.write(Messages.fill(ESCAPER.escape(messages.pattern(locale, parts[0])), arguments));
        };
    }

    /** Runs it once with nothing in it: a name it cannot know should stop the start, not the first visitor. */
    private Template usableLayout(Mustache.Compiler compiler, String source) {
        try {
            Template candidate = compiler.compile(source);
            Map<String, Object> nothing = new HashMap<>();
            nothing.put("base", "");
            nothing.put("t", translation(Locale.ENGLISH));
            nothing.put("status", 0);
            nothing.put("title", "");
            for (String key : new String[] {"account", "homeUrl", "issuer"}) {
                nothing.put(key, null);
            }
            String page = candidate.execute(frame("error", nothing, Locale.ENGLISH, "<main></main>"));
            if (!page.contains("<main></main>")) {
                throw new IllegalStateException("layout.mustache never shows {{{content}}}");
            }
            return candidate;
        } catch (RuntimeException e) {
            throw new IllegalStateException("WEB-INF/secondgate/layout.mustache cannot be used: " + e.getMessage(), e);
        }
    }
}
