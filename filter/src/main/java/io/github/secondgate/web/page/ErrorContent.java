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

    /** @param backUrl where the person may go, or null */
    public ErrorContent(int status, String title, String message, String backUrl) {
        super(PageTemplate.ERROR);
        this.status = status;
        this.title = Objects.requireNonNull(title);
        this.message = Objects.requireNonNull(message);
        this.backUrl = backUrl;
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
