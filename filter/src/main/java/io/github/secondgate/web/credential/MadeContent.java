package io.github.secondgate.web.credential;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;

/** A new credential, shown in this one answer and never again. */
final class MadeContent extends PageContent {
    final String name;
    final String credential;
    final String continueUrl;
    private final String id;

    MadeContent(String id, String name, String credential, String continueUrl) {
        super(PageTemplate.CREDENTIAL);
        this.id = id;
        this.name = name;
        this.credential = credential;
        this.continueUrl = continueUrl;
    }

    @Override
    public boolean shownOnce() {
        return true;
    }

    JsonObject json() {
        JsonObject answer = new JsonObject();
        answer.put("id", id);
        answer.put("name", name);
        answer.put("credential", credential);
        return answer;
    }
}
