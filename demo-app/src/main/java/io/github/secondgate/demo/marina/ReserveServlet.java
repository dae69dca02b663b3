package io.github.secondgate.demo.marina;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /account/reserve}: books a berth for the member's own boat. */
public class ReserveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_STAY = 60;

    private static final BerthBook BOOK = new BerthBook();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!FormToken.fits(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.sendRedirect(request.getContextPath() + "/account/?reserved=" + outcome(request));
    }

    private static String outcome(HttpServletRequest request) {
        try {
            LocalDate arrives = LocalDate.parse(String.valueOf(request.getParameter("arrives")));
            int nights = Integer.parseInt(request.getParameter("nights"));
            if (nights < 1 || nights > LONGEST_STAY || arrives.isBefore(BerthBook.today())) {
                return "unclear";
            }
            Member member = BOOK.member(request.getRemoteUser()).orElseThrow();
            boolean done = BOOK.reserve(
                    member.account(), member.boat(), request.getParameter("berth"), arrives, arrives.plusDays(nights));
            return done ? "yes" : "taken";
        } catch (DateTimeException | NumberFormatException e) {
            return "unclear";
        }
    }
}
