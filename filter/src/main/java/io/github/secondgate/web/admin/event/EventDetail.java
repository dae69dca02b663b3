package io.github.secondgate.web.admin.event;

import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.view.LocalizedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the log says beyond the outcome of an event: names, days and reasons are taken from its line, its own words are not. */
final class EventDetail {
    /** What the log says of these is in their sentence. */
    private static final Set<String> SAID = new HashSet<>(Arrays.asList(
            "CLOCKS_DIFFER", "EVENTS_COUNTED", "SIGN_IN_CANCELLED", "SIGN_IN_FEDERATED", "SMS_BUDGET_SPENT"));

    private static final Pattern POLICY = Pattern.compile("version \\d+: (VOLUNTARY|EVERYONE|ROLES) ?(.*?) ?"
            + "(?:grace (\\d+)d ?)?(?:until (\\S+) )?offering (\\S+)");
    private static final Pattern EXEMPTION = Pattern.compile("(?s)until (\\S+Z) by (.*)");
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?s)'(.*)' [\\w-]+(?: until (\\S+Z) for .*?)?(?: with all factors)?(?: by (.*))?");

    private EventDetail() {}

    /** @param rest of the outcome, after its constants; null comes back where there is nothing to say */
    static String of(AuditEntry event, String rest, LocalizedText words) {
        List<String> said = new ArrayList<>();
        factor(event, words).forEach(said::add);
        if (!SAID.contains(event.kind())) {
            said.addAll(read(event, rest, words));
        }
        said.removeIf(String::isEmpty);
        return said.isEmpty() ? null : String.join(" · ", said);
    }

    private static Stream<String> factor(AuditEntry event, LocalizedText words) {
        switch (event.factor()) {
            case "RECOVERY_CODE":
                return Stream.of(words.text("challenge.recovery.label"));
            case "RESCUE_CODE":
                return Stream.of(words.text("rescue.code"));
            case "DAY_PASS":
                return Stream.of(words.text("event.dayPass"));
            default:
                // A node of the next version may know one more kind.
                return words.find("kind." + event.factor().toLowerCase(Locale.ROOT))
                        .map(Stream::of)
                        .orElseGet(Stream::empty);
        }
    }

    private static List<String> read(AuditEntry event, String rest, LocalizedText words) {
        Matcher policy = POLICY.matcher(event.outcome());
        if (event.kind().equals("POLICY_CHANGED") && policy.matches()) {
            return policy(policy, words);
        }
        Matcher exemption = EXEMPTION.matcher(rest);
        if (event.kind().equals("EXEMPTION_GRANTED") && exemption.matches()) {
            String lastDay = words.lastDay(Instant.parse(exemption.group(1)));
            return Arrays.asList(words.text("admin.exempt.until") + ": " + lastDay, exemption.group(2));
        }
        Matcher credential = CREDENTIAL.matcher(rest);
        if (event.kind().startsWith("CREDENTIAL_") && credential.matches()) {
            return credential(credential, words);
        }
        if (event.kind().equals("ACCOUNT_RENAMED")) {
            return Arrays.asList(rest.replaceFirst("^to ", "→ ").replaceFirst("^from ", "← "));
        }
        return Arrays.asList(rest.equals("by the application") ? "" : rest.replaceFirst("^by ", ""));
    }

    private static List<String> policy(Matcher said, LocalizedText words) {
        List<String> parts = new ArrayList<>();
        String roles = said.group(2).replace(",", ", ");
        parts.add(words.text("admin.policy.whom." + said.group(1).toLowerCase(Locale.ROOT), roles));
        if (said.group(3) != null) {
            parts.add(words.text("admin.policy.graceDays") + ": " + said.group(3));
        }
        if (said.group(4) != null) {
            parts.add(words.text("admin.policy.graceEnds") + " " + words.day(Instant.parse(said.group(4))));
        }
        parts.add(Arrays.stream(said.group(5).split(","))
                .map(method -> words.text("kind." + method))
                .collect(Collectors.joining(", ")));
        return parts;
    }

    private static List<String> credential(Matcher said, LocalizedText words) {
        List<String> parts = new ArrayList<>();
        parts.add(said.group(1));
        if (said.group(2) != null) {
            parts.add(words.text("credentials.until", words.moment(Instant.parse(said.group(2)))));
        }
        if (said.group(3) != null) {
            parts.add(said.group(3));
        }
        return parts;
    }
}
