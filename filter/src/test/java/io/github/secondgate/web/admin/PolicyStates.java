package io.github.secondgate.web.admin;

import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.ImpactCount;
import io.github.secondgate.secondfactor.policy.ImpactCount.Basis;
import io.github.secondgate.secondfactor.policy.MethodsOffered;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.store.PolicyRow;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.States;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The policy, and what changing it would do. */
public final class PolicyStates {

    private static final Set<String> ROLES = Set.of("admin", "treasurer");
    private static final Policy EVERYONE = policy(Enforcement.EVERYONE, Duration.ofDays(14), null);
    private static final Alert WRONG = new Alert("Name at least one role.", null);
    private static final Instant FIFTH = Instant.parse("2026-12-05T00:00:00Z");

    private PolicyStates() {}

    public static void addTo(States states) {
        policy(states);
        check(states);
    }

    private static Policy policy(Enforcement requirement, Duration grace, Instant graceEnd) {
        MethodsOffered both = new MethodsOffered(EnumSet.of(Channel.EMAIL), EnumSet.allOf(Channel.class));
        return new Policy(Enforcement.VOLUNTARY, Set.of(), Duration.ZERO, Set.of())
                .offering(both)
                .amended(requirement, ROLES, grace, graceEnd);
    }

    private static void policy(States states) {
        states.add("admin-policy", page(EVERYONE, null, Alert.NONE));
        Policy changed = EVERYONE.as(new PolicyRow(
                        3,
                        "ROLES",
                        "admin,treasurer",
                        Duration.ofDays(14).getSeconds(),
                        FIFTH.toEpochMilli(),
                        "app,email")
                .changed("mara@example.com", States.AT.toEpochMilli()));
        states.add(
                "admin-policy-changed",
                page(changed, "The policy is saved. It applies to every session within seconds.", Alert.NONE));
        Policy voluntary = policy(Enforcement.VOLUNTARY, Duration.ofDays(14), null);
        for (String field : List.of(PolicyForm.ROLES, PolicyForm.GRACE_DAYS, PolicyForm.GRACE_ENDS)) {
            states.add("admin-policy-error-" + field, page(voluntary, null, WRONG.in(field)));
        }
        MethodsOffered email = new MethodsOffered(Set.of(), Set.of(Channel.EMAIL));
        states.add("admin-policy-no-sms", page(voluntary.offering(email), null, Alert.NONE));
    }

    private static PolicyPage.Content page(Policy policy, String notice, Alert alert) {
        return new PolicyPage.Content(policy, PolicyForm.values(policy, States.ENGLISH), notice, alert, States.ENGLISH);
    }

    private static void check(States states) {
        PolicyChangePage.Effect nothing = effect(0, 0, Set.of(), 0);
        states.add("admin-policy-check-nobody", check(EVERYONE, nothing));
        states.add(
                "admin-policy-check-no-grace",
                check(policy(Enforcement.EVERYONE, Duration.ZERO, null), effect(1, 0, Set.of(), 0)));
        Policy untilTheFifth = policy(Enforcement.EVERYONE, Duration.ofDays(14), FIFTH);
        PolicyChangePage.Effect many = effect(128, 17, Set.of(), 0);
        states.add("admin-policy-check", check(untilTheFifth, many));
        states.add("admin-policy-check-lost", check(EVERYONE, effect(0, 0, Set.of(Channel.SMS), 3)));
    }

    private static PolicyChangePage.Effect effect(int now, int later, Set<Channel> lost, int haveNothingElse) {
        return new PolicyChangePage.Effect(
                new ImpactCount(now, later, Basis.ALL, now == 1 ? "nadia@example.com" : null),
                lost,
                haveNothingElse,
                now == 1 ? "/app/2fa/admin/person?account=nadia" : null);
    }

    private static PolicyChangePage.Check check(Policy policy, PolicyChangePage.Effect effect) {
        PolicyForm.Values values = PolicyForm.values(policy, States.ENGLISH);
        return new PolicyChangePage.Check(policy, effect, values, States.ENGLISH);
    }
}
