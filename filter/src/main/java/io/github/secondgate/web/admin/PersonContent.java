package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageTemplate;
import java.util.List;
import java.util.Locale;

/** One person, and what can be done for them. */
final class PersonContent extends AdminContent {
    final PersonRow row;
    final String eventsHref;
    final String credentialsHref;
    final boolean self;
    final String trusted;
    final List<String> belongings;
    final String notice;
    private final Filled filled;

    /**
     * @param beside what else there is of the person
     * @param self whether administrators look at themselves
     * @param notice what was done, or null
     */
    PersonContent(PersonRow row, Beside beside, boolean self, String notice, Filled filled) {
        super(PageTemplate.ADMIN_PERSON);
        this.row = row;
        this.eventsHref = beside.eventsHref;
        this.credentialsHref = beside.credentialsHref;
        this.trusted = self || beside.trusted == 0 ? null : Integer.toString(beside.trusted);
        this.belongings = beside.belongings;
        this.self = self;
        this.notice = notice;
        this.filled = filled;
    }

    /** What stands elsewhere of a person. Immutable. */
    static final class Beside {
        private final String eventsHref;
        private final String credentialsHref;
        private final int trusted;
        private final List<String> belongings;

        /**
         * @param credentialsHref null where there are no machine credentials
         * @param trusted how many browsers are trusted
         * @param belongings the keys of the headings of what else ends with the factors
         */
        Beside(String eventsHref, String credentialsHref, int trusted, List<String> belongings) {
            this.eventsHref = eventsHref;
            this.credentialsHref = credentialsHref;
            this.trusted = trusted;
            this.belongings = belongings;
        }
    }

    @Override
    public boolean failed() {
        return filled.alert.sentence != null;
    }

    JsonObject json() {
        return row.json();
    }

    String unlockError() {
        return error(Form.UNLOCK);
    }

    /** Only who is kept waiting can be let go on, and nobody does so to themselves. */
    boolean unlockOffered() {
        return !self && (row.isLocked || row.throttledUntil != null || filled.form == Form.UNLOCK);
    }

    /** Its form is the one that stands open by itself. */
    boolean unlockAgain() {
        return filled.form == Form.UNLOCK && !failed();
    }

    boolean distrustOpen() {
        return filled.form == Form.DISTRUST;
    }

    String distrustError() {
        return error(Form.DISTRUST);
    }

    boolean exemptOpen() {
        return filled.form == Form.EXEMPT;
    }

    String exemptError() {
        return error(Form.EXEMPT);
    }

    boolean resetOpen() {
        return filled.form == Form.RESET;
    }

    boolean wrongUntil() {
        return exemptOpen() && filled.alert.isIn(PersonChange.UNTIL);
    }

    String resetError() {
        return error(Form.RESET);
    }

    boolean forgetOpen() {
        return filled.form == Form.FORGET;
    }

    String forgetError() {
        return error(Form.FORGET);
    }

    private String error(Form form) {
        return filled.form == form ? filled.alert.sentence : null;
    }

    String hint() {
        return filled.alert.hint;
    }

    String reason() {
        return filled.reason;
    }

    String until() {
        return filled.until;
    }

    /** What can be done for a person, by a form each. */
    enum Form {
        UNLOCK,
        DISTRUST,
        EXEMPT,
        RESET,
        FORGET;

        /** As addresses and messages name it. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One of the forms as it was sent, with what is wrong with it. */
    static final class Filled {
        /** None was. */
        static final Filled NONE = new Filled(null, Alert.NONE, "", "");

        private final Form form;
        private final Alert alert;
        private final String reason;
        private final String until;

        Filled(Form form, Alert alert, String reason, String until) {
            this.form = form;
            this.alert = alert;
            this.reason = reason;
            this.until = until;
        }
    }
}
