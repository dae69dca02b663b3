package io.github.secondgate.web.challenge;

import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The ways to answer the challenge, in the order in which they stand on the page. Immutable. */
public final class ChallengeMethods {
    private final List<ChallengeMethod> all;

    /** @param all the first one, answered in the field {@code code}, is meant where a form says none */
    public ChallengeMethods(List<ChallengeMethod> all) {
        this.all = Collections.unmodifiableList(new ArrayList<>(all));
    }

    List<ChallengeMethod> all() {
        return all;
    }

    /** The first one that the account has. */
    ChallengeMethod first(AccountFacts facts) {
        return first(method -> method.isOffered(facts));
    }

    /** The first one answered in the field {@code code} that the account has. */
    ChallengeMethod firstByCode(AccountFacts facts) {
        return first(method -> !ownField(method) && method.isOffered(facts));
    }

    /** As the form says that was sent. */
    ChallengeMethod said(Input input) {
        return all.stream()
                .filter(method -> isIn(method, input))
                .findFirst()
                .orElseGet(() ->
                        first(method -> !ownField(method) && method.key().equals(input.text(Input.METHOD))));
    }

    /** Whether the form says one at all. */
    boolean isSaid(Input input) {
        return input.has(Input.METHOD) || input.has(Input.APP) || all.stream().anyMatch(method -> isIn(method, input));
    }

    /** Whether the field {@code method} holds what is none. */
    boolean isUnknown(Input input) {
        return input.has(Input.METHOD)
                && all.stream().noneMatch(method -> method.key().equals(input.text(Input.METHOD)));
    }

    /** By its form, what was typed into the field {@code code}, where that can be no answer by the method the form says. */
    Optional<ChallengeMethod> recognised(Input input, AccountFacts facts) {
        String typed = input.text(Input.CODE);
        return answers(input) == 1 && input.has(Input.CODE) && said(input).typed(input) == null
                ? all.stream()
                        .filter(method -> method.isOffered(facts) && method.recognises(typed))
                        .findFirst()
                : Optional.empty();
    }

    /** In how many of their fields something was typed. */
    long answers(Input input) {
        return names().filter(input::has).count();
    }

    /** All in which one can be answered. */
    Fields fields() {
        return Fields.of(names().toArray(String[]::new));
    }

    private Stream<String> names() {
        return all.stream().map(ChallengeMethod::field).distinct();
    }

    private ChallengeMethod first(Predicate<ChallengeMethod> wanted) {
        return all.stream().filter(wanted).findFirst().orElse(all.get(0));
    }

    private static boolean isIn(ChallengeMethod method, Input input) {
        return ownField(method) && input.has(method.field());
    }

    private static boolean ownField(ChallengeMethod method) {
        return !method.field().equals(Input.CODE);
    }
}
