package io.github.secondgate.store;

import static java.util.stream.Collectors.toCollection;

import io.github.secondgate.store.Schema.AccountTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;

/** All statements of the mappers in all their forms, and what they are asked with of {@link FilledTables}. */
final class MapperStatements {
    /** What may be left out of a statement, by what it is called there. */
    private static final List<String> LEFT_OUT =
            List.of("account", "kind", "above", "below", "after", "from", "passedBy", "address");

    static final long NOW = 1_700_000_000_000L;
    static final long DAY = 86_400_000L;

    private MapperStatements() {}

    /** Each text that a statement of the mappers can have, with the values it is asked with, and whose it is. */
    static Map<String, String> all(Configuration configuration, int accounts) {
        Map<String, String> all = new LinkedHashMap<>();
        Set<String> names = configuration.getMappedStatementNames().stream()
                .filter(name -> name.startsWith("io.github.secondgate"))
                .collect(toCollection(TreeSet::new));
        for (String name : names) {
            String id = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
            MappedStatement statement = configuration.getMappedStatement(name);
            for (Map<String, Object> values : parameters()) {
                all.put(text(id, statement.getBoundSql(values), accounts), id);
            }
        }
        return all;
    }

    /** Of a statement: all ways to leave something out of it; each table in turn where it takes any. */
    private static List<Map<String, Object>> parameters() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int some = 0; some < 1 << LEFT_OUT.size(); some++) {
            Set<String> missing = new HashSet<>();
            for (int i = 0; i < LEFT_OUT.size(); i++) {
                if ((some >> i & 1) == 1) {
                    missing.add(LEFT_OUT.get(i));
                }
            }
            all.add(new Values(missing, Map.of()));
        }
        for (AccountTable table : AccountTable.values()) {
            all.add(new Values(Set.of(), Map.of("table", table)));
        }
        return all;
    }

    /** Something by whatever name it is asked for. */
    private static final class Values extends HashMap<String, Object> {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> missing;

        Values(Set<String> missing, Map<String, Object> those) {
            super(those);
            this.missing = missing;
        }

        @Override
        public boolean containsKey(Object name) {
            return true;
        }

        @Override
        public Object get(Object name) {
            if (super.containsKey(name)) {
                return super.get(name);
            }
            switch ((String) name) {
                case "event":
                    return this;
                case "table":
                    return AccountTable.APP;
                case "ids":
                case "others":
                case "channels":
                case "destinations":
                    return List.of("first", "second");
                default:
                    return missing.contains(name) ? null : "something";
            }
        }
    }

    /** As SQL that prepares it, and a list of what it is then run with. */
    private static String text(String id, BoundSql bound, int accounts) {
        List<String> values = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String[] parts = bound.getSql().trim().split("\\?", -1);
        for (int i = 0; i < parts.length; i++) {
            text.append(parts[i].replaceAll("\\s+", " "));
            if (i < parts.length - 1) {
                text.append('$').append(i + 1);
                String property = bound.getParameterMappings().get(i).getProperty();
                String name = property.replaceAll("^__frch_|_[0-9]+$|^\\w+\\.", "");
                values.add("'" + value(id, name, accounts) + "'");
            }
        }
        return text + " -- " + String.join(", ", values);
    }

    /** What an application asks: for one of many people, for what is young, for what is older than is kept. */
    private static Object value(String id, String name, int accounts) {
        boolean event = id.startsWith("EventMapper");
        switch (name) {
            case "account":
            case "after":
            case "from":
            case "to":
                return person(accounts / 2);
            case "above":
            case "before":
                return event ? "e" + (id.endsWith(".old") ? "0000000" : "9000000") : NOW;
            case "below":
                return event ? "e9000500" : person(accounts / 2 + 1);
            case "pattern":
                return person(accounts / 2).substring(0, 6) + "%";
            case "id":
                return "i" + accounts / 2;
            case "channel":
                return "EMAIL";
            case "kind":
                return "CODE_SENT";
            case "destination":
            case "sameness":
            case "phrase":
                return name + accounts / 200;
            case "most":
                // A page of people, or what is read at once in the background.
                return id.equals("AccountMapper.search") ? 26 : 500;
            case "since":
                return NOW - DAY / 24;
            case "then":
                return id.matches("SentCodeMapper.sent(To|By)") ? NOW - DAY / 24 : NOW - 399 * DAY;
            default:
                return name.endsWith("At") || name.equals("now") ? NOW : 0;
        }
    }

    private static String person(int number) {
        return String.format("user%06d", number);
    }
}
