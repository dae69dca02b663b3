package io.github.secondgate.web.selfservice;

import io.github.secondgate.gate.LedByGate;
import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.http.Navigation;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Onward;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code GET /2fa}: the settings page, or the account's state for a script. */
public final class SettingsPage implements EnrolmentPage {
    private final SettingsView view;
    private final ShownEnrolment setup;

    public SettingsPage(SettingsView view, ShownEnrolment setup) {
        this.view = view;
        this.setup = setup;
    }

    @Override
    public boolean changesFactors() {
        return false;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (exchange.json) {
            exchange.answers.tell(view.json(exchange, setup.of(exchange)));
            return;
        }
        SettingsContent.Builder page =
                shown(exchange).map(pending -> view.begun(exchange, pending)).orElseGet(() -> view.content(exchange));
        Notice notice = Notice.take(exchange);
        page.notice(notice.sentence);
        SettingsForm.of(notice.fold).ifPresent(page::opened);
        boolean lost = SavedRequest.at(exchange.session(), exchange.account())
                .filter(way -> way.lost() && !way.stepUp())
                .isPresent();
        if (lost) {
            page.undone(exchange.text("notice.formLost"));
        }
        exchange.answers.page(
                HttpServletResponse.SC_OK,
                page.build(),
                notice.onward.isEmpty() ? Onward.address(exchange) : notice.onward);
    }

    /** The set-up to show: one that is kept, or for whom the gate led here because they must enrol, one that begins with that. */
    private Optional<PendingEnrolment> shown(Exchange exchange) {
        if (!comesBack(exchange.request)) {
            return Optional.empty();
        }
        boolean led = LedByGate.take(exchange.session(), exchange.account());
        Optional<PendingEnrolment> kept = setup.kept(exchange);
        if (kept.isPresent()) {
            return kept;
        }
        if (led) {
            return view.beginsAtOnce(exchange) ? begun(exchange) : Optional.empty();
        }
        setup.discard(exchange);
        return Optional.empty();
    }

    /** Whoever has begun too many is shown the page, whose button says when the next one can be. */
    private Optional<PendingEnrolment> begun(Exchange exchange) {
        try {
            return setup.begin(exchange, SuggestedName.of(exchange, view.facts(exchange)), false);
        } catch (RetryLaterException e) {
            return Optional.empty();
        }
    }

    /** A person's own visit of the page, rather than a browser's guess or another site's doing. */
    private static boolean comesBack(HttpServletRequest request) {
        return Navigation.sees(request) && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
