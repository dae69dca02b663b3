package io.github.secondgate.web.selfservice;

import io.github.secondgate.gate.LedByGate;
import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.http.OwnVisit;
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
        if (comesBack(exchange.request)) {
            boolean led = LedByGate.take(exchange.session(), exchange.account());
            Optional<PendingEnrolment> kept = setup.kept(exchange);
            if (kept.isPresent()) {
                view.showBegun(exchange, kept.get());
                return;
            }
            if (!led) {
                setup.discard(exchange);
            }
        }
        SettingsContent.Builder page = view.content(exchange);
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

    /** A person's own visit of the page, rather than a browser's guess or another site's doing. */
    private static boolean comesBack(HttpServletRequest request) {
        return OwnVisit.sees(request) && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
