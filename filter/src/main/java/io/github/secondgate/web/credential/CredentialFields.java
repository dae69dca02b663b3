package io.github.secondgate.web.credential;

import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.credential.CredentialPlan;
import io.github.secondgate.secondfactor.credential.Credentials;
import io.github.secondgate.web.page.Exchange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the form says of a credential that is to be made. */
final class CredentialFields {
    static final String PATHS = "paths";
    static final String METHODS = "methods";
    static final String UNTIL = "until";
    static final Fields TAKEN =
            Fields.of(Whose.ACCOUNT, Whose.REASON, UNTIL).list(PATHS).list(METHODS);

    private final Exchange exchange;
    private final List<String> offered;

    /** @param offered the addresses where credentials count */
    CredentialFields(Exchange exchange, List<String> offered) {
        this.exchange = exchange;
        this.offered = offered;
    }

    /** The key of the sentence that tells what is wrong; null where nothing is. */
    String fault() {
        String wrong = wrong();
        if (wrong == null) {
            return null;
        }
        return wrong.equals(UNTIL) ? "admin.error.until" : "credentials.error." + wrong;
    }

    /** The first field with which something is wrong; null where nothing is. */
    String wrong() {
        if (!CredentialPlan.name(name()).isPresent()) {
            return Input.NAME;
        }
        if (!CredentialPlan.methods(methods()).isPresent()) {
            return METHODS;
        }
        if (paths().isEmpty() || !offered.containsAll(paths())) {
            return PATHS;
        }
        return until() == null ? UNTIL : null;
    }

    /** Where nothing is wrong; empty for more addresses than can be kept. */
    Optional<CredentialPlan> plan() {
        String name = CredentialPlan.name(name()).orElseThrow(IllegalStateException::new);
        Set<String> methods = CredentialPlan.methods(methods()).orElseThrow(IllegalStateException::new);
        return CredentialPlan.of(name, paths(), methods, until());
    }

    String name() {
        return exchange.input.text(Input.NAME);
    }

    String methods() {
        return exchange.input.text(METHODS);
    }

    Set<String> paths() {
        return Arrays.stream(exchange.input.text(PATHS).split(","))
                .map(String::trim)
                .filter(path -> !path.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    String day() {
        return exchange.input.text(UNTIL).trim();
    }

    /** The end of the day that was given as the last; null where it cannot be. */
    private Instant until() {
        try {
            Instant until = exchange.words.start(LocalDate.parse(day()).plusDays(1));
            Instant now = exchange.services.clock.instant();
            boolean usable = until.isAfter(now) && !until.isAfter(now.plus(Credentials.LONGEST));
            return usable ? until : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
