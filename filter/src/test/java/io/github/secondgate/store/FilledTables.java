package io.github.secondgate.store;

/** Tables as a few years of use leave them; what is young is little. */
final class FilledTables {
    private final TestDatabase tables;

    FilledTables(TestDatabase tables) {
        this.tables = tables;
    }

    void with(int accounts) {
        String person = "'user' || lpad(CAST(x AS text), 6, '0')";
        String age = MapperStatements.NOW + " - CAST(x AS bigint) * " + 400 * MapperStatements.DAY / accounts;
        fill(
                accounts,
                "account (account, required_since_at)",
                person + ", CASE WHEN x % 50 = 0 THEN " + MapperStatements.NOW + " END");
        fill(
                accounts,
                "app (id, account, name, secret, algorithm, digits, period_seconds, last_step, confirmed_at)",
                "'i' || x, " + person + ", 'Phone', 'secret', 'SHA1', 6, 30, 0, " + age);
        fill(
                accounts / 10,
                "setup (id, account, secret, algorithm, digits, period_seconds, name, changes, created_at)",
                "'i' || x, " + person + ", 'secret', 'SHA1', 6, 30, 'Phone', 0, " + age);
        fill(accounts, "recovery_code (id, account, hash)", "'i' || x, " + person + ", 'hash'");
        fill(accounts, "recovery_code (id, account, hash)", "'j' || x, " + person + ", 'hash'");
        fill(accounts / 5, "channel (account, channel, destination, confirmed_at)", person + ", 'EMAIL', 'to', 0");
        fill(
                accounts,
                "sent_code (id, account, channel, purpose, session_mark, hash, destination, sent_at)",
                "'i' || x, " + person + ", 'EMAIL', 'SIGN_IN', 'mark', 'hash', 'destination' || x / 50, " + age);
        fill(
                accounts,
                "outbox (id, account, kind, subject, body, created_at, due_at, sent_at, sameness, given_up_at)",
                "'i' || x, " + person + ", 'kind', 'subject', 'body', " + age + ", " + age + ", CASE WHEN x > 50 THEN "
                        + age + " END, 'sameness' || x / 50, CASE WHEN x < 20 THEN " + age + " END");
        fill(
                accounts,
                "browser (id, account, hash, label, changes, first_used_at, last_used_at)",
                "'i' || x, " + person + ", 'hash', 'label', 0, " + age + ", " + age);
        fill(
                Math.min(accounts, 2000),
                "policy (version, requirement, roles, grace_seconds, methods, changed_by, changed_at)",
                "x, 'ALL', '', 0, '', 'mara', " + age);
        fill(
                accounts / 5,
                "exemption (id, account, reason, granted_by, granted_at, until_at)",
                "'i' || x, " + person + ", 'reason', 'mara', " + age + ", " + age);
        fill(
                accounts / 10,
                "rescue (id, account, phrase, session_mark, changes, asked_at)",
                "'i' || x, " + person + ", 'phrase' || x, 'mark', 0, " + age);
        fill(
                accounts / 10,
                "question (account, question, hash, parameters, set_at)",
                person + ", 'question', 'hash', 'parameters', 0");
        fill(
                accounts / 10,
                "credential (id, account, name, hash, paths, methods, made_by, made_at, until_at, ended_at)",
                "'i' || x, " + person + ", 'name', 'hash', '/', '*', 'mara', " + age + ", " + MapperStatements.NOW
                        + ", CASE WHEN x > 90 THEN " + age + " END");
        fill(
                accounts * 3,
                "event (id, at, kind, factor, account, outcome)",
                "'e' || lpad(CAST(x AS text), 7, '0'), x, CASE WHEN x % 50 = 0 THEN 'CODE_SENT' ELSE 'VERIFIED' END, 'app',"
                        + " 'user' || lpad(CAST(x / 3 AS text), 6, '0'), 'outcome'");
        fill(accounts / 5, "limit (account, verb, uses, window_at)", person + ", 'verb', 1, " + age);
        tables.run("ANALYZE");
    }

    private void fill(int rows, String into, String values) {
        tables.run("INSERT INTO secondgate_" + into + " SELECT " + values + " FROM " + tables.range(1, rows));
    }
}
