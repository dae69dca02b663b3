package io.github.secondgate.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** The document's title: it changes with the state, and says first that something went wrong. */
final class PageTitle {

    private static final String[] ERRORS = {
        "error",
        "recoveryError",
        "rescueError",
        "regenerateError",
        "disableError",
        "enableError",
        "addError",
        "renameError",
        "changeError",
        "removeError",
        "resetError",
        "unlockError",
        "exemptError",
        "forgetError"
    };

    private static final String[] PARTS = {"pending", "enabled", "email", "sms", "byEmail", "bySms"};

    private PageTitle() {}

    static String of(String page, Map<String, Object> model, Messages messages, Locale locale) {
        String title = model.get("title") == null
                ? messages.text(locale, "title." + state(page, model))
                : model.get("title").toString();
        Object issuer = model.get("issuer");
        if (issuer != null) {
            title = messages.text(locale, "title.withIssuer", title, issuer);
        }
        return failed(model) ? messages.text(locale, "title.failed", title) : title;
    }

    static boolean failed(Map<String, Object> model) {
        for (String key : ERRORS) {
            if (model.get(key) != null) {
                return true;
            }
        }
        return model.get("status") != null || Arrays.stream(PARTS).anyMatch(part -> failedPart(model.get(part)));
    }

    private static boolean failedPart(Object part) {
        if (!(part instanceof Map)) {
            return false;
        }
        Map<?, ?> state = (Map<?, ?>) part;
        for (String key : ERRORS) {
            if (state.get(key) != null) {
                return true;
            }
        }
        return false;
    }

    private static String state(String page, Map<String, Object> model) {
        if (page.equals("settings") && Boolean.TRUE.equals(model.get("federated"))) {
            return page + ".federated";
        }
        if (page.equals("settings")) {
            for (String state : new String[] {"pending", "enabled"}) {
                if (model.get(state) != null) {
                    return page + "." + state;
                }
            }
            return page + ".notConfigured";
        }
        return Boolean.TRUE.equals(model.get("stepUp")) ? page + ".stepUp" : page;
    }
}
