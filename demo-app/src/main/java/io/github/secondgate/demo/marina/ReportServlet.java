package io.github.secondgate.demo.marina;

import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code GET /basic/report}: the berth book as a table for the accountant's spreadsheet, which signs in by HTTP Basic. */
public class ReportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final BerthBook BOOK = new BerthBook();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "inline; filename=\"berths-" + BerthBook.today() + ".csv\"");
        PrintWriter out = response.getWriter();
        out.print("berth,boat,arrives,leaves,nights\r\n");
        for (Booking booking : BOOK.bookings()) {
            out.print(cell(booking.berth()) + "," + cell(booking.boat()) + "," + booking.arrives() + ","
                    + booking.leaves() + "," + booking.nights() + "\r\n");
        }
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
