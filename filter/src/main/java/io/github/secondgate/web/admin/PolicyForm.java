package io.github.secondgate.web.admin;

import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.MethodsOffered;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.text.ColumnWidth;
import io.github.secondgate.text.Unseen;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.web.page.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The policy as an administrator's form says it. A day begins where its words have it begin. */
public final class PolicyForm {
    static final String EVERYONE = "everyone";
    static final String ADMINS = "admins";
    static final String ROLES = "roles";
    static final String GRACE_DAYS = "graceDays";
    static final String GRACE_ENDS = "graceEnds";
    static final String VERSION = "version";
    static final String CONFIRMED = "confirmed";

    public static final Fields TAKEN = Fields.of(EVERYONE, ADMINS, ROLES, GRACE_DAYS, GRACE_ENDS, VERSION, CONFIRMED)
            .list(MethodsField.NAME);

    private static final int LONGEST_ROLE = 64;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int MOST_ROLES = 12;

    private final Input input;
    private final LocalizedText words;
    private final MethodsField methods;

    PolicyForm(Exchange exchange) {
        this.input = exchange.input;
        this.words = exchange.words;
        this.methods = new MethodsField(input);
    }

    /**
     * The key of the sentence that says what is wrong; null when nothing is.
     *
     * @param seen what holds now, of which a day in the past may stay
     */
    String fault(Policy seen, Instant now) {
        Set<String> roles = roles();
        if (!isSwitch(EVERYONE) || !isSwitch(ADMINS) || !isSwitch(CONFIRMED) || !number(VERSION)) {
            return "problem.bad-request";
        }
        if (roles.size() > MOST_ROLES
                || !roles.stream().allMatch(PolicyForm::isRole)
                || !ColumnWidth.ROLES.holds(String.join(",", roles))) {
            return "admin.policy.error.roles";
        }
        if (on(ADMINS) && roles.isEmpty()) {
            return "admin.policy.error.noRole";
        }
        if (!graceDays().isEmpty() && (!number(GRACE_DAYS) || grace().compareTo(Policy.LONGEST_GRACE) > 0)) {
            return "admin.policy.error.graceDays";
        }
        if (!graceEndsIsUsable(seen, now)) {
            return "admin.policy.error.graceEnds";
        }
        return methods.isUsable(seen.methods()) ? null : "admin.policy.error.methods";
    }

    /** The field that a fault is in; null where it is in none alone. */
    static String field(String fault) {
        if (fault.equals("admin.policy.error.roles") || fault.equals("admin.policy.error.noRole")) {
            return ROLES;
        }
        return Stream.of(GRACE_DAYS, GRACE_ENDS)
                .filter(fault::endsWith)
                .findFirst()
                .orElse(null);
    }

    /** What is to take the place of {@code seen}; only where there is no fault. */
    Policy amending(Policy seen) {
        Enforcement requirement = Enforcement.VOLUNTARY;
        if (on(EVERYONE)) {
            requirement = Enforcement.EVERYONE;
        } else if (on(ADMINS)) {
            requirement = Enforcement.ROLES;
        }
        return seen.amended(requirement, roles(), grace(), graceEnd()).offering(methods.amending(seen.methods()));
    }

    /** Which version the administrator saw. */
    long version() {
        return Long.parseLong(input.text(VERSION));
    }

    boolean confirmed() {
        return on(CONFIRMED);
    }

    /** What was filled in, to be shown again; the methods as they would be then. */
    Values values(MethodsOffered seen) {
        return new Values(
                input.text(VERSION),
                on(EVERYONE),
                on(ADMINS),
                input.text(ROLES),
                input.text(GRACE_DAYS),
                input.text(GRACE_ENDS),
                MethodsField.choice(words, methods.amending(seen)));
    }

    /** What the form says of a policy. */
    static Values values(Policy policy, LocalizedText words) {
        return new Values(
                Long.toString(policy.version()),
                policy.requirement() == Enforcement.EVERYONE,
                nameRoles(policy),
                String.join(", ", policy.roles()),
                Long.toString(policy.grace().toDays()),
                policy.graceEnd() == null ? "" : words.date(policy.graceEnd()).toString(),
                MethodsField.choice(words, policy.methods()));
    }

    /** Under everyone the roles wait: when that is switched off, they hold again. */
    private static boolean nameRoles(Policy policy) {
        return policy.requirement() == Enforcement.ROLES
                || policy.requirement() == Enforcement.EVERYONE
                        && !policy.roles().isEmpty();
    }

    private boolean on(String field) {
        return input.text(field).equals("true");
    }

    private boolean isSwitch(String field) {
        return !input.has(field) || on(field) || input.text(field).equals("false");
    }

    private boolean number(String field) {
        return NUMBER.matcher(input.text(field).trim()).matches();
    }

    private Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        for (String role : input.text(ROLES).split(",")) {
            if (!role.trim().isEmpty()) {
                roles.add(role.trim());
            }
        }
        return roles;
    }

    /** A role with a character that nobody sees would look like one that protects somebody, and be nobody's. */
    private static boolean isRole(String role) {
        return role.codePointCount(0, role.length()) <= LONGEST_ROLE
                && role.codePoints().noneMatch(Unseen::is);
    }

    private String graceDays() {
        return input.text(GRACE_DAYS).trim();
    }

    private Duration grace() {
        return graceDays().isEmpty() ? Duration.ZERO : Duration.ofDays(Long.parseLong(graceDays()));
    }

    private Instant graceEnd() {
        String day = input.text(GRACE_ENDS).trim();
        return day.isEmpty() ? null : words.start(LocalDate.parse(day));
    }

    private boolean graceEndsIsUsable(Policy seen, Instant now) {
        try {
            Instant end = graceEnd();
            return end == null
                    || end.equals(seen.graceEnd())
                    || end.isAfter(now) && end.isBefore(now.plus(Policy.LONGEST_GRACE));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The fields as they are shown. Immutable. */
    static final class Values {
        final String version;
        final String everyone;
        final String admins;
        final String roles;
        final String graceDays;
        final String graceEnds;
        final List<MethodsField.Choice> ways;

        Values(
                String version,
                boolean everyone,
                boolean admins,
                String roles,
                String graceDays,
                String graceEnds,
                List<MethodsField.Choice> ways) {
            this.version = version;
            this.everyone = flag(everyone);
            this.admins = flag(admins);
            this.roles = roles;
            this.graceDays = graceDays;
            this.graceEnds = graceEnds;
            this.ways = ways;
        }

        private static String flag(boolean on) {
            return on ? "true" : "";
        }
    }
}
