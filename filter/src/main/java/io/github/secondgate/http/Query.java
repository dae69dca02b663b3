package io.github.secondgate.http;

import io.github.secondgate.text.ColumnWidth;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/** What a GET asks for in its address; bounded, and never anything secret. */
public final class Query {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final String[] UNREADABLE = {"", ""};

    private final HttpServletRequest request;

    public Query(HttpServletRequest request) {
        this.request = request;
    }

    /** The parameter, trimmed, and empty where there is none; null where it comes twice, is too long, or no database stores it. */
    public String text(String name, int longest) {
        String[] values = values(name);
        if (values == null || values.length == 0) {
            return "";
        }
        boolean usable = values.length == 1 && values[0].length() <= longest && ColumnWidth.isStorable(values[0]);
        return usable ? values[0].trim() : null;
    }

    /** The page from 0 on; -1 where there cannot be such a page. */
    public int page(int pages) {
        String page = text("page", 8);
        if (page != null && page.isEmpty()) {
            return 0;
        }
        boolean usable = page != null && NUMBER.matcher(page).matches() && Integer.parseInt(page) < pages;
        return usable ? Integer.parseInt(page) : -1;
    }

    /** Containers answer an address that they cannot decode with exceptions of their own. */
    private String[] values(String name) {
        try {
            return request.getParameterValues(name);
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }
}
