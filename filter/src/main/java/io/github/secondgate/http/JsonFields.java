package io.github.secondgate.http;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** The fields of a JSON object whose members are texts or, where a field is a list, flat arrays of texts. */
final class JsonFields {
    private static final int NESTED = -1;

    private final JsonObject object;

    private JsonFields(JsonObject object) {
        this.object = object;
    }

    /** @return null where the text is no such object, or a member comes twice */
    static JsonFields of(String json) {
        int members = members(json);
        if (members == NESTED) {
            return null;
        }
        try {
            JsonObject object = JsonParser.object().from(json);
            boolean twice = members != Math.max(1, object.size());
            return twice ? null : new JsonFields(object);
        } catch (JsonParserException e) {
            return null;
        }
    }

    /**
     * How many members an object has, at least 1, or {@link #NESTED}: the parser would descend as deep as a body tells it
     * to, until its stack is used up, and of a member that comes twice it would silently keep one.
     */
    private static int members(String json) {
        int depth = 0;
        int members = 1;
        boolean inText = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                inText = !inText;
            } else if (!inText) {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                if (depth > 2 || depth == 2 && c == '{') {
                    return NESTED;
                }
                members += c == ',' && depth == 1 ? 1 : 0;
            }
        }
        return members;
    }

    /**
     * Hands over what stands in these fields, a list as one text with commas, until one is not taken.
     *
     * @return whether all were taken, and nothing else in the object was an array
     */
    boolean each(Fields fields, BiPredicate<String, String> taken) {
        for (Map.Entry<String, Object> member : object.entrySet()) {
            if (member.getValue() instanceof JsonArray && !fields.lists.contains(member.getKey())) {
                return false;
            }
        }
        for (String name : fields.names) {
            Object value = object.get(name);
            String text = value instanceof Boolean && fields.flags.contains(name) ? value.toString() : text(value);
            if (value != null && (text == null || !taken.test(name, text))) {
                return false;
            }
        }
        return true;
    }

    private static String text(Object value) {
        if (!(value instanceof JsonArray)) {
            return value instanceof String ? (String) value : null;
        }
        JsonArray list = (JsonArray) value;
        return list.stream().allMatch(item -> item instanceof String)
                ? list.stream().map(String.class::cast).collect(Collectors.joining(","))
                : null;
    }
}
