package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageTemplate;
import java.util.Locale;

/** One person, and what can be done for them. */
final class PersonContent extends AdminContent {
    final PersonRow row;
    final String eventsHref;
    final String credentialsHref;
    final boolean self;
    final boolean needsCode;
    final String notice;
    private final Filled filled;

    /**
     * @param credentialsHref null where there are no machine credentials
     * @param self whether administrators look at themselves
     * @param needsCode whether the forms ask for a fresh code
     * @param notice what was done, or null
     */
    PersonContent(
            PersonRow row,
            String eventsHref,
            String credentialsHref,
            boolean self,
            boolean needsCode,
            String notice,
            Filled filled) {
        super(PageTemplate.ADMIN_PERSON);
        this.row = row;
        this.eventsHref = eventsHref;
        this.credentialsHref = credentialsHref;
        this.self = self;
        this.needsCode = needsCode;
        this.notice = notice;
        this.filled = filled;
    }

    @Override
    public boolean failed() {
        return filled.alert.sentence != null;
    }

    JsonObject json() {
        return row.json();
    }

    boolean unlockOpen() {
        return filled.form == Form.UNLOCK;
    }

    String unlockError() {
        return error(Form.UNLOCK);
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

    boolean inCode() {
        return filled.inCode;
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
        static final Filled NONE = new Filled(null, Alert.NONE, false, "", "");

        private final Form form;
        private final Alert alert;
        private final boolean inCode;
        private final String reason;
        private final String until;

        /** @param inCode whether it is the code that is wrong, rather than what else the form asks for */
        Filled(Form form, Alert alert, boolean inCode, String reason, String until) {
            this.form = form;
            this.alert = alert;
            this.inCode = inCode;
            this.reason = reason;
            this.until = until;
        }
    }
}
