package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import io.github.secondgate.view.LocalizedText;
import java.time.Instant;
import java.util.stream.Collectors;

/** A person as they stand in the list, at the head of their own page, and in the answer to a script. Immutable. */
final class PersonRow {
    final String person;
    final String personHref;
    final boolean isEnabled;
    final String methods;
    final String confirmedOn;
    final String lastUsedOn;
    final String throttledUntil;
    final boolean isLocked;
    final String exemptUntil;
    final boolean exemptBySettings;
    final boolean isExempt;
    final int recoveryCodesLeft;
    private final PersonFacts facts;
    private final Instant exemption;

    /** Whether nothing is required of a person. Immutable. */
    static final class Exempt {
        private final Instant until;
        private final boolean bySettings;

        /** @param until when an administrator's exemption ends, or null */
        Exempt(Instant until, boolean bySettings) {
            this.until = until;
            this.bySettings = bySettings;
        }

        boolean any() {
            return until != null || bySettings;
        }
    }

    PersonRow(PersonFacts person, Exempt exempt, String personHref, LocalizedText words) {
        AccountFacts account = person.facts();
        this.facts = person;
        this.exemption = exempt.until;
        this.person = account.account();
        this.personHref = personHref;
        this.isEnabled = account.enrolled();
        this.methods = account.kinds().stream()
                .map(method -> words.text("kind." + method))
                .collect(Collectors.joining(", "));
        this.confirmedOn = account.enrolled() ? words.day(account.confirmedAt()) : null;
        this.lastUsedOn = moment(words, person.lastUsedAt());
        this.throttledUntil = moment(words, person.throttledUntil());
        this.isLocked = person.locked();
        this.exemptUntil = exemption == null ? null : words.lastDay(exemption);
        this.exemptBySettings = exempt.bySettings;
        this.isExempt = exempt.any();
        this.recoveryCodesLeft = account.recoveryCodesLeft();
    }

    JsonObject json() {
        AccountFacts account = facts.facts();
        JsonObject answer = new JsonObject();
        answer.put("account", person);
        answer.put("state", isEnabled ? "ENABLED" : "NOT_CONFIGURED");
        answer.put("methods", new JsonArray(account.kinds()));
        answer.put("confirmedAt", text(account.confirmedAt()));
        answer.put("lastUsedAt", text(facts.lastUsedAt()));
        answer.put("recoveryCodesLeft", recoveryCodesLeft);
        answer.put("throttledUntil", text(facts.throttledUntil()));
        answer.put("locked", isLocked);
        answer.put("exemptUntil", text(exemption));
        answer.put("exemptBySettings", exemptBySettings);
        return answer;
    }

    private static String moment(LocalizedText words, Instant instant) {
        return instant == null ? null : words.moment(instant);
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
