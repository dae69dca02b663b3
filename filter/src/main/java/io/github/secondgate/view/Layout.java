package io.github.secondgate.view;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The document around every page: the jar's, or the WAR's in its place. */
final class Layout {
    private final Template template;
    private final Assets assets;
    private final Translation translation;

    /**
     * Runs it once with nothing in it: a name it cannot know should stop the start, not the first visitor.
     *
     * @throws IllegalStateException if it cannot be used
     */
    Layout(Mustache.Compiler compiler, String source, Assets assets, Translation translation) {
        this.assets = assets;
        this.translation = translation;
        try {
            template = compiler.compile(source);
            PageFrame nobody = new PageFrame("", null, null, null, null);
            String page =
                    template.execute(new Document("error", false, false, "", nobody, "<main></main>", Locale.ENGLISH));
            if (!page.contains("<main></main>")) {
                throw new IllegalStateException("layout.mustache never shows {{{content}}}");
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException("WEB-INF/secondgate/layout.mustache cannot be used: " + e.getMessage(), e);
        }
    }

    /** @param html of the content */
    String around(PageFrame frame, PageContent content, String html, Locale locale) {
        LocalizedText words = translation.in(locale);
        String title = content.title(words);
        if (frame.issuer != null) {
            title = words.text("title.withIssuer", title, frame.issuer);
        }
        if (content.failed()) {
            title = words.text("title.failed", title);
        }
        boolean signingIn = content.signingIn();
        boolean free = !signingIn && !content.held() && !content.shownOnce();
        return template.execute(new Document(content.template().key(), signingIn, free, title, frame, html, locale));
    }

    /** What a layout may name: see its first lines. */
    @SuppressWarnings("unused") // the template reads it
    private final class Document {
        final String page;
        final boolean signingIn;
        final String title;
        final String content;
        final String base;
        final String account;
        final String homeUrl;
        final String brandUrl;
        final String issuer;
        final String lang;
        final String dir;
        final String stylesheet;
        final String script;
        final String icon;
        /** Those to choose from; empty where nothing is to be chosen. */
        final List<Language> languages;

        final String languageName;
        final String choiceAt;
        final String choiceForm;
        final Mustache.Lambda t;

        /** @param free whether the person may leave the page for the application */
        Document(
                String page,
                boolean signingIn,
                boolean free,
                String title,
                PageFrame frame,
                String content,
                Locale locale) {
            this.page = page;
            this.signingIn = signingIn;
            this.title = title;
            this.content = content;
            this.base = frame.base;
            this.account = frame.account;
            this.homeUrl = frame.homeUrl;
            this.brandUrl = free ? frame.homeUrl : null;
            this.issuer = frame.issuer;
            this.lang = translation.in(locale).text("language");
            this.dir = translation.in(locale).text("direction");
            this.stylesheet = assets.href(base, "secondgate.css");
            this.script = assets.href(base, "secondgate.js");
            this.icon = assets.href(base, "secondgate.svg");
            this.languages = frame.choiceAt == null ? Collections.emptyList() : languages(lang);
            this.languageName = Messages.ownNames().get(lang);
            this.choiceAt = frame.choiceAt;
            this.choiceForm = PageFrame.OWN_FORM.equals(choiceAt) ? choiceAt : null;
            this.t = translation.of(locale);
        }
    }

    private static List<Language> languages(String current) {
        return Messages.ownNames().entrySet().stream()
                .map(each -> new Language(
                        each.getKey(), each.getValue(), each.getKey().equals(current)))
                .collect(Collectors.toList());
    }

    /** One that a page can be had in. Immutable. */
    @SuppressWarnings("unused") // the template reads it
    private static final class Language {
        final String tag;
        /** What its speakers call it. */
        final String ownName;

        final boolean current;

        Language(String tag, String ownName, boolean current) {
            this.tag = tag;
            this.ownName = ownName;
            this.current = current;
        }
    }
}
