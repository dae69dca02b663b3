package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Accounts;
import io.github.secondgate.secondfactor.Headcount;
import io.github.secondgate.secondfactor.Policies;
import io.github.secondgate.secondfactor.Verifier;
import java.io.IOException;

/** The pages below {@code /2fa/admin}, for one role of the application. */
public final class Administration {
    private final String role;
    private final Demands demands;
    private final Accounts accounts;
    private final Turnaway turnaway;
    private final FreshFactor fresh;

    /** @param role whoever has it is an administrator of two-factor */
    public Administration(
            String role,
            Demands demands,
            Accounts accounts,
            Turnaway turnaway,
            Verifier verifier,
            SettingsView settings) {
        this.role = role;
        this.demands = demands;
        this.accounts = accounts;
        this.turnaway = turnaway;
        this.fresh = new FreshFactor(verifier, settings);
    }

    /** The way in, and the policy. */
    public void policy(Routes routes, Policies policies, Headcount headcount) {
        routes.on("/admin", "GET", only(new Way("/admin/policy")))
                .on("/admin/policy", "GET", only(new PolicyPage(policies)))
                .on("/admin/policy", "POST", only(new PolicyChangePage(policies, demands, accounts, headcount, fresh)));
    }

    private Page only(Page page) {
        return new AdminOnly(role, demands, accounts, turnaway, page);
    }

    /** Leads on to another of our pages. */
    private static final class Way implements Page {
        private final String path;

        Way(String path) {
            this.path = path;
        }

        @Override
        public boolean admits(Standing.Kind kind) {
            return kind == Standing.Kind.PASSES;
        }

        @Override
        public void serve(Call call) throws IOException {
            call.seeOther(call.base() + path);
        }
    }
}
