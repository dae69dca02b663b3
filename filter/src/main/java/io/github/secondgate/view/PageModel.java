package io.github.secondgate.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys each page understands. A model with an unknown key, or without a required one, is refused, and an optional
 * key that is absent becomes an explicit blank; so the templates can be strict, and a typo on either side shows at once.
 */
final class PageModel {

    private static final Map<String, Keys> PAGES = new HashMap<>();

    /** Parts of a page that are models of their own. */
    private static final Map<String, Keys> PARTS = new HashMap<>();

    /** What stands in lists, by the name of the list, whatever it stands in. */
    private static final Map<String, Keys> LISTS = new HashMap<>();

    /** What stands in the {@code list} of such a part. */
    private static final Map<String, Keys> ITEMS = new HashMap<>();

    static {
        LISTS.put("apps", new Keys("id name", "addedOn usedOn typed chosen lastFactor selected"));
        LISTS.put("ways", new Keys("key name deliverable chosen", ""));
        LISTS.put("choice", new Keys("id name", "selected"));
        PARTS.put("pending", new Keys("qrSvg secret secretGroups uri digits", "error hint name adds changes"));
        PARTS.put(
                "enabled",
                new Keys(
                        "confirmedOn recoveryCodesLeft",
                        "digits recoveryOn lowStock needsCode canDisable regenerateOpen regenerateError disableOpen disableError"
                                + " addOpen addError renameOpen renameError changeOpen changeError removeOpen removeError"
                                + " errorInCode hint apps choice newName appless methods"));
        String sent = "to unreachable elsewhere digits lives waiting wait seconds error hint";
        String channel =
                " idle on counts confirmedOn standby withdrawn adviseApp last needsCode needsChallenge asksPassword";
        PARTS.put("email", new Keys("key heading explain remove", sent + channel));
        PARTS.put("sms", new Keys("key heading explain remove", sent + channel));
        PARTS.put("byEmail", new Keys("key heading", sent + " folded open"));
        PARTS.put("bySms", new Keys("key heading", sent + " folded open"));
        PARTS.put("guard", new Keys("digits", sent));
        PARTS.put("securityQuestion", new Keys("activated", "question"));
        PARTS.put("administration", new Keys("href", ""));
        PARTS.put("browsers", new Keys("lifetime list none", ""));
        ITEMS.put("browsers", new Keys("id label current firstUsed lastUsed", ""));
        String common = " account homeUrl issuer notice error";
        PAGES.put(
                "settings",
                new Keys(
                        "base csrf",
                        "undone rescued required graceEndsOn exempt federated off runAs askPassword changeAsksPassword enableError hint"
                                + " notConfigured pending enabled browsers email sms guard securityQuestion administration"
                                + common));
        PAGES.put("codes", new Keys("base csrf codes downloadHref continueUrl", "active" + common));
        PAGES.put("arrived", new Keys("base csrf title onwardUrl", "message formUrl goesOn" + common));
        PAGES.put(
                "challenge",
                new Keys(
                        "base csrf digits",
                        "rescueOn rescuePhrase rescueOpen rescueError remembered stepUp trustFor trustTicked hint recoveryOn recoveryOpen recoveryError throttled locked apps appless byEmail bySms"
                                + common));
        PAGES.put(
                "question",
                new Keys(
                        "base csrf activated typed suggestions",
                        "enrolled needsCode needsPassword digits hint" + common));
        PAGES.put("status", new Keys("base federated enabled lang dir", "t"));
        PAGES.put("error", new Keys("base status title message", "csrf backUrl" + common));
    }

    static {
        String frame = " inPolicy inPeople inExemptions inEvents inRescue" + " account homeUrl issuer notice error";
        String pages = " nobody newerHref olderHref";
        String policy = "ways everyone admins roles graceDays graceEnds";
        PAGES.put("admin-policy", new Keys("base csrf version", policy + " changedBy changedOn" + frame));
        PAGES.put(
                "admin-rescue",
                new Keys("base csrf digits", "person code expiresAt phrase reason hint needsCode" + frame));
        PAGES.put(
                "admin-policy-check",
                new Keys(
                        "base csrf version whom counted",
                        policy
                                + " hint digits needsCode stopsNow stopsLater stopsSomebody stopsSomebodyLater graceEndsOn"
                                + " hasGraceDays offered lost haveNothingElse" + frame));
        PAGES.put("admin-people", new Keys("base csrf people", "q anywhere named namedHref" + pages + frame));
        PAGES.put("admin-exemptions", new Keys("base csrf exemptions", "digits needsCode" + pages + frame));
        String state = "isEnabled methods confirmedOn lastUsedOn throttledUntil isLocked exemptUntil";
        PAGES.put(
                "admin-person",
                new Keys(
                        "base csrf person recoveryCodesLeft eventsHref",
                        state
                                + " self digits needsCode resetOpen resetError forgetOpen forgetError unlockOpen unlockError"
                                + " exemptOpen exemptError"
                                + " inCode hint reason until" + frame));
        PAGES.put("admin-events", new Keys("base csrf events kinds csvHref linesHref", "of from to" + pages + frame));
        PARTS.put("event", new Keys("at kind outcome name", "factor person personHref from chosen times"));
        PARTS.put("row", new Keys("person personHref", state));
        PARTS.put(
                "exemption", new Keys("id number person personHref reason grantedBy grantedOn until", "endedOn runs"));
    }

    private PageModel() {}

    static Set<String> pages() {
        return PAGES.keySet();
    }

    /** All keys of all models, for tests that read the templates. */
    static Set<String> keys() {
        Set<String> all = new HashSet<>();
        PAGES.values().forEach(keys -> keys.addTo(all));
        PARTS.values().forEach(keys -> keys.addTo(all));
        ITEMS.values().forEach(keys -> keys.addTo(all));
        LISTS.values().forEach(keys -> keys.addTo(all));
        return all;
    }

    static Map<String, Object> complete(String page, Map<String, Object> model) {
        Map<String, Object> complete = PAGES.get(page).complete(page, model);
        completeLists(complete);
        PARTS.forEach((name, keys) -> completePart(complete, name, keys));
        ITEMS.forEach((name, keys) -> completeItems(complete.get(name), name, keys));
        if (page.equals("settings") && states(complete) != 1) {
            throw new IllegalArgumentException("settings needs exactly one of notConfigured, pending, enabled");
        }
        return complete;
    }

    /** Whether the gate holds this person here: then the way out is to sign out, and a link home would lead in a circle. */
    static boolean held(Map<String, Object> complete) {
        return Boolean.TRUE.equals(complete.get("required"))
                && complete.get("graceEndsOn") == null
                && complete.get("enabled") == null;
    }

    private static void completePart(Map<String, Object> model, String name, Keys keys) {
        if (model.get(name) instanceof Map) {
            @SuppressWarnings("unchecked")
            Map<String, Object> part = (Map<String, Object>) model.get(name);
            Map<String, Object> complete = keys.complete(name, part);
            completeLists(complete);
            model.put(name, complete);
        }
    }

    private static void completeItems(Object part, String name, Keys keys) {
        if (part instanceof Map) {
            @SuppressWarnings("unchecked")
            List<Map<String, Object>> items = (List<Map<String, Object>>) ((Map<String, Object>) part).get("list");
            items.replaceAll(item -> keys.complete(name, item));
        }
    }

    private static void completeLists(Map<String, Object> model) {
        LISTS.forEach((name, keys) -> {
            if (model.get(name) instanceof List) {
                List<Map<String, Object>> items = new ArrayList<>();
                for (Object item : (List<?>) model.get(name)) {
                    @SuppressWarnings("unchecked")
                    Map<String, Object> plain = (Map<String, Object>) item;
                    items.add(keys.complete("an item of " + name, plain));
                }
                model.put(name, items);
            }
        });
    }

    private static int states(Map<String, Object> settings) {
        int notConfigured = Boolean.TRUE.equals(settings.get("notConfigured")) ? 1 : 0;
        int pending = settings.get("pending") == null ? 0 : 1;
        return notConfigured + pending + (settings.get("enabled") == null ? 0 : 1);
    }

    private static final class Keys {
        private final Set<String> required;
        private final Map<String, Object> blank = new HashMap<>();

        Keys(String required, String optional) {
            this.required = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(required.split(" "))));
            for (String key : optional.isEmpty() ? new String[0] : optional.split(" ")) {
                blank.put(key, null);
            }
        }

        void addTo(Set<String> all) {
            all.addAll(required);
            all.addAll(blank.keySet());
        }

        Map<String, Object> complete(String what, Map<String, Object> model) {
            for (String key : required) {
                if (model.get(key) == null) {
                    throw new IllegalArgumentException("The model of " + what + " lacks " + key);
                }
            }
            for (String key : model.keySet()) {
                if (!required.contains(key) && !blank.containsKey(key)) {
                    throw new IllegalArgumentException(what + " knows no key " + key);
                }
            }
            Map<String, Object> complete = new HashMap<>(blank);
            complete.putAll(model);
            return complete;
        }
    }
}
