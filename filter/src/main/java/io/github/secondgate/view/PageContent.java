package io.github.secondgate.view;

import java.time.Duration;

/**
 * What one of our pages shows, as an immutable value of its own type. The template reads the fields and the methods of that
 * type by their names, and behind them those of its {@link PageFrame}; a tag that names neither is a fault, and so no page is
 * shown by halves. What is null, false or empty is a section that is not entered. It knows no HTML.
 */
public abstract class PageContent {
    private final PageTemplate template;

    protected PageContent(PageTemplate template) {
        this.template = template;
    }

    /** Which template shows it. */
    public final PageTemplate template() {
        return template;
    }

    /** Whether it tells that something went wrong: then the title says so first. */
    public boolean failed() {
        return false;
    }

    /** Whether the gate holds this person here: then the way out is to sign out, and a link home would lead in a circle. */
    public boolean held() {
        return false;
    }

    /** Whether it shows what is not shown again, so that nobody should leave it by chance. */
    public boolean shownOnce() {
        return false;
    }

    /**
     * Whether it is the answer to a form, which shows it again where it is sent once more without its secrets. Any other page that is
     * not shown once, its address shows again.
     */
    public boolean answersForm() {
        return false;
    }

    /** Whether the person has yet to prove who they are, and the bar says so. */
    public boolean signingIn() {
        return false;
    }

    /** The document's title, without the application's name. */
    protected String title(LocalizedText words) {
        return words.text("title." + template.key());
    }

    /** A wait as a page counts it down: the seconds that have begun, so that it is never said to be over before it is. */
    public static long seconds(Duration wait) {
        return (wait.toMillis() + 999) / 1000;
    }
}
