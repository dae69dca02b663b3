package io.github.secondgate.web.page;

import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import java.util.Objects;

/** Why something cannot be, on a page of its own. */
public final class ErrorContent extends PageContent {
    final int status;
    final String title;
    final String message;
    final String backUrl;
    /** The navigation that it stands below; null outside of the administration. */
    final Nowhere administration;

    /** @param backUrl where the person may go, or null */
    public ErrorContent(int status, String title, String message, String backUrl) {
        this(status, title, message, backUrl, null);
    }

    private ErrorContent(int status, String title, String message, String backUrl, Nowhere administration) {
        super(PageTemplate.ERROR);
        this.status = status;
        this.title = Objects.requireNonNull(title);
        this.message = Objects.requireNonNull(message);
        this.backUrl = backUrl;
        this.administration = administration;
    }

    /** The same, for somebody who administers others and comes from there. */
    public ErrorContent inAdministration() {
        return new ErrorContent(status, title, message, backUrl, new Nowhere());
    }

    /** None of the pages that the navigation leads to is this one. */
    static final class Nowhere {
        final boolean inPolicy = false;
        final boolean inPeople = false;
        final boolean inExemptions = false;
        final boolean inEvents = false;
        final boolean inRescue = false;
    }

    @Override
    public boolean failed() {
        return true;
    }

    @Override
    protected String title(LocalizedText words) {
        return title;
    }
}
