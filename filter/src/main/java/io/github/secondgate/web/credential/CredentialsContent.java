package io.github.secondgate.web.credential;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The credentials of an account, and the form that makes one. */
final class CredentialsContent extends PageContent {
    final String person;
    final boolean administered;
    final String path;
    final String backHref;
    final List<CredentialRow> list;
    final boolean none;
    final String notice;
    final String error;
    final String hint;
    private final Filled filled;
    private final List<String> offered;
    private final boolean makeable;

    /**
     * @param where whose they are, and which addresses the page leads to
     * @param offered the addresses where credentials count
     * @param makeable whether the account may have one at all
     * @param notice what was done, or null
     */
    CredentialsContent(
            Where where,
            List<CredentialRow> list,
            List<String> offered,
            boolean makeable,
            String notice,
            Filled filled) {
        super(PageTemplate.CREDENTIALS);
        this.person = where.account;
        this.administered = where.administered;
        this.path = where.path;
        this.backHref = where.backHref;
        this.list = list;
        this.none = list.isEmpty();
        this.offered = offered;
        this.makeable = makeable;
        this.notice = notice;
        this.filled = filled;
        this.error = filled.alert.sentence;
        this.hint = filled.alert.hint;
    }

    @Override
    public boolean failed() {
        return error != null;
    }

    boolean makeable() {
        return makeable;
    }

    String name() {
        return filled.name;
    }

    /** Whether somebody came back to the form. */
    boolean again() {
        return error == null && notice == null && !filled.name.isEmpty();
    }

    boolean wrongName() {
        return filled.alert.isIn(Input.NAME);
    }

    boolean wrongMethods() {
        return filled.alert.isIn(CredentialFields.METHODS);
    }

    boolean wrongPaths() {
        return filled.alert.isIn(CredentialFields.PATHS);
    }

    boolean wrongUntil() {
        return filled.alert.isIn(CredentialFields.UNTIL);
    }

    boolean wrongReason() {
        return filled.alert.isIn(Whose.REASON);
    }

    String methods() {
        return filled.methods;
    }

    String until() {
        return filled.until;
    }

    String reason() {
        return filled.reason;
    }

    /** The addresses to choose from. */
    List<Choice> choice() {
        List<Choice> choice = new ArrayList<>();
        for (String rule : offered) {
            boolean chosen = offered.size() == 1 || filled.paths.contains(rule);
            choice.add(new Choice(choice.size(), rule, chosen));
        }
        return choice;
    }

    JsonObject json() {
        JsonArray all = new JsonArray();
        list.forEach(row -> all.add(row.json()));
        JsonObject answer = new JsonObject();
        answer.put("account", person);
        answer.put("credentials", all);
        answer.put("paths", new JsonArray(offered));
        return answer;
    }

    /** Whose page it is. Immutable. */
    static final class Where {
        private final String account;
        private final boolean administered;
        private final String path;
        private final String backHref;

        /** @param path where the forms are sent, below our base */
        Where(String account, boolean administered, String path, String backHref) {
            this.account = account;
            this.administered = administered;
            this.path = path;
            this.backHref = backHref;
        }
    }

    /** An address in the form. Immutable. */
    static final class Choice {
        final int number;
        final String rule;
        final boolean chosen;

        /** @param number that no other one on the page has */
        Choice(int number, String rule, boolean chosen) {
            this.number = number;
            this.rule = rule;
            this.chosen = chosen;
        }
    }

    /** What stands in the form, and what is wrong with it. Immutable. */
    static final class Filled {
        private final Alert alert;
        private final String name;
        private final String methods;
        private final Set<String> paths;
        private final String until;
        private final String reason;

        Filled(Alert alert, String name, String methods, Set<String> paths, String until, String reason) {
            this.alert = alert;
            this.name = name;
            this.methods = methods;
            this.paths = paths;
            this.until = until;
            this.reason = reason;
        }
    }
}
