package io.github.secondgate.web.arrival;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;

/** Something that is told on the way to a page, and where the person goes on to from there. Immutable. */
abstract class OnwardContent extends PageContent {
    final String heading;
    final String onwardUrl;

    OnwardContent(PageTemplate template, String heading, String onwardUrl) {
        super(template);
        this.heading = heading;
        this.onwardUrl = onwardUrl;
    }

    @Override
    protected final String title(LocalizedText words) {
        return heading;
    }

    /** What a client is told; a page with more to tell puts it in. */
    JsonObject json() {
        JsonObject answer = new JsonObject();
        answer.put("location", onwardUrl);
        return answer;
    }
}
