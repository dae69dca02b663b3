package io.github.secondgate.http;

import io.github.secondgate.text.ColumnWidth;
import io.github.secondgate.text.TypedCode;
import io.github.secondgate.text.WrittenCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/**
 * The fields of a POST, from its body only: a form or a JSON object of texts. A field that stands in the query string,
 * comes twice where it is no list, is longer than it may be, or holds what no database stores makes the whole input
 * malformed.
 */
public final class Input {
    public static final String CODE = "code";
    public static final String RECOVERY_CODE = "recoveryCode";
    public static final String PASSWORD = "password";
    public static final String TRUST = "trust";
    public static final String METHOD = "method";
    public static final String APP = "app";
    public static final String NAME = "name";
    public static final String RESCUE_CODE = "rescueCode";
    public static final String PHRASE = "phrase";
    public static final String QUESTION = "question";
    public static final String ANSWER = "answer";
    /** Of a form that is wanted once more, as it was filled in. */
    public static final String BACK = "back";
    /** In which a person wants to be answered from now on. */
    public static final String LANGUAGE = "language";

    /** Hidden in our forms: tells in which character set somebody read them before us. */
    static final String READ_AS = "_utf8";

    /** What several of our pages ask for; a page adds those that are its alone. */
    public static final Fields SHARED = Fields.of(
                    READ_AS,
                    CODE,
                    METHOD,
                    RECOVERY_CODE,
                    PASSWORD,
                    APP,
                    NAME,
                    RESCUE_CODE,
                    PHRASE,
                    QUESTION,
                    ANSWER,
                    LANGUAGE,
                    Csrf.FIELD)
            .flag(TRUST)
            .flag(BACK);

    private static final List<String> NOT_REPEATED = Arrays.asList(
            READ_AS,
            Csrf.FIELD,
            CODE,
            METHOD,
            RECOVERY_CODE,
            PASSWORD,
            APP,
            RESCUE_CODE,
            ANSWER,
            TRUST,
            BACK,
            LANGUAGE);

    private static final int LONGEST_BODY = 16 * 1024;
    private static final int LONGEST_FIELD = 1024;
    private static final Pattern APP_CODE = Pattern.compile("[0-9]{6,8}");
    private static final Pattern SPENDABLE = Pattern.compile("[0-9A-Z]{6,32}");

    private static final String[] UNREADABLE = {};

    private final Map<String, String> fields;
    private final boolean malformed;

    private Input(Map<String, String> fields, boolean malformed) {
        this.fields = fields;
        this.malformed = malformed;
    }

    /** @param known whose values are read; in the query none of these may stand */
    public static Input of(HttpServletRequest request, Fields known) throws IOException {
        Map<String, String> fields = new HashMap<>();
        boolean wellFormed = request.getContentLengthLong() <= LONGEST_BODY
                && !queryHoldsAField(request.getQueryString(), known)
                && (json(request) ? readJson(request, known, fields) : readForm(request, known, fields));
        return new Input(fields, !wellFormed);
    }

    /** Whether the body as a whole could not be taken. */
    public boolean malformed() {
        return malformed;
    }

    public boolean has(String field) {
        return !text(field).isEmpty();
    }

    /**
     * What was sent but for secrets, for what belongs to one request only, and for how somebody proves who they are: so much of
     * it a page may hold, so that it can be sent once more.
     */
    public Map<String, String> repeatable() {
        Map<String, String> repeatable = new TreeMap<>(fields);
        repeatable.keySet().removeAll(NOT_REPEATED);
        return repeatable;
    }

    /** Whether the field was sent, even if it is empty. */
    public boolean sent(String field) {
        return fields.containsKey(field);
    }

    /** The field as it was sent; empty where it was not. */
    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** What a ticked box sends; what else is sent there is neither yes nor no. */
    public boolean flag(String field) {
        return text(field).equals("true");
    }

    public boolean yesOrNo(String field) {
        return flag(field) || text(field).isEmpty() || text(field).equals("false");
    }

    /** The id of the app that was chosen, or null. */
    public String app() {
        return has(APP) ? text(APP) : null;
    }

    /** The app's code in its bare form, or null where that is not 6 to 8 digits. */
    public String appCode() {
        String code = TypedCode.bare(text(CODE));
        return APP_CODE.matcher(code).matches() ? code : null;
    }

    /** The recovery code in its bare form, or null where it cannot be one. */
    public String recoveryCode() {
        return spendable(RECOVERY_CODE);
    }

    /** The helpdesk's code in its bare form, or null where it cannot be one. */
    public String rescueCode() {
        return spendable(RESCUE_CODE);
    }

    private String spendable(String field) {
        String code = WrittenCode.normalise(text(field));
        return SPENDABLE.matcher(code).matches() ? code : null;
    }

    private static boolean json(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private static boolean queryHoldsAField(String query, Fields known) {
        return query != null && Arrays.stream(query.split("&")).anyMatch(pair -> isOrHidesAField(pair, known));
    }

    private static boolean isOrHidesAField(String pair, Fields known) {
        try {
            return known.names.contains(URLDecoder.decode(pair.replaceFirst("=.*", ""), "UTF-8"));
        } catch (IllegalArgumentException | UnsupportedEncodingException e) {
            return true;
        }
    }

    private static boolean readForm(HttpServletRequest request, Fields known, Map<String, String> fields)
            throws IOException {
        String said = request.getCharacterEncoding();
        if (said == null) {
            request.setCharacterEncoding("UTF-8");
        }
        String[] mark = values(request, READ_AS);
        FormEncoding encoding = FormEncoding.of(mark == null || mark.length == 0 ? null : mark[0], said);
        if (encoding == null) {
            return false;
        }
        for (String name : known.names) {
            String[] values = values(request, name);
            if (values == null) {
                continue;
            }
            boolean one = values.length == 1 || values.length > 1 && known.lists.contains(name);
            if (!one || !take(name, encoding.corrected(String.join(",", values)), fields)) {
                return false;
            }
        }
        return true;
    }

    /** Containers answer a form that they cannot decode with exceptions of their own. */
    private static String[] values(HttpServletRequest request, String name) {
        try {
            return request.getParameterValues(name);
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }

    private static boolean readJson(HttpServletRequest request, Fields known, Map<String, String> fields)
            throws IOException {
        byte[] body = read(request.getInputStream());
        JsonFields json = JsonFields.of(body == null ? "" : new String(body, StandardCharsets.UTF_8));
        return json != null && json.each(known, (name, value) -> take(name, value, fields));
    }

    private static boolean take(String name, String value, Map<String, String> fields) {
        fields.put(name, value);
        return value.length() <= LONGEST_FIELD && ColumnWidth.isStorable(value);
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[2048];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            body.write(buffer, 0, n);
            if (body.size() > LONGEST_BODY) {
                return null;
            }
        }
        return body.toByteArray();
    }
}
