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
    final int recoveryCodesLeft;
    private final PersonFacts facts;
    private final Instant exemption;

    /** @param exemption until when nothing is required of this person, or null */
    PersonRow(PersonFacts person, Instant exemption, String personHref, LocalizedText words) {
        AccountFacts account = person.facts();
        this.facts = person;
        this.exemption = exemption;
        this.person = account.account();
        this.personHref = personHref;
        this.isEnabled = account.enrolled();
        this.methods = account.kinds().stream()
                .map(method -> words.text("admin.method." + method))
                .collect(Collectors.joining(", "));
        this.confirmedOn = account.enrolled() ? words.day(account.confirmedAt()) : null;
        this.lastUsedOn = moment(words, person.lastUsedAt());
        this.throttledUntil = moment(words, person.throttledUntil());
        this.isLocked = person.locked();
        this.exemptUntil = exemption == null ? null : words.lastDay(exemption);
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
        return answer;
    }

    private static String moment(LocalizedText words, Instant instant) {
        return instant == null ? null : words.moment(instant);
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
