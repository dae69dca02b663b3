package io.github.secondgate.demo.marina;

import java.io.IOException;
import java.util.StringJoiner;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code GET /api/bookings}: the bookings of whoever asks, for the boat owners' phone app. */
public class BookingsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final BerthBook BOOK = new BerthBook();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringJoiner json = new StringJoiner(",", "{\"bookings\":[", "]}");
        for (Booking booking : BOOK.bookingsOf(request.getRemoteUser())) {
            json.add("{\"berth\":" + Json.text(booking.berth()) + ",\"boat\":" + Json.text(booking.boat())
                    + ",\"arrives\":\"" + booking.arrives() + "\",\"leaves\":\"" + booking.leaves() + "\"}");
        }
        Json.send(response, json.toString());
    }
}
