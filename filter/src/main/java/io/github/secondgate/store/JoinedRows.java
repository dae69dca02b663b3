package io.github.secondgate.store;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.resultset.ResultSetHandler;

/**
 * Reads accounts, each beside one of its apps or beside none: the rows of the query that every sign-in begins with. They are read
 * here and not by MyBatis, which takes longer to put such rows together than the database to answer. A statement is read so whose
 * {@code resultType} this is; what it gives are {@link AccountRow}s.
 */
final class JoinedRows implements ResultSetHandler {
    /** Each account once, with its apps, in the order of the rows; those of an account follow each other. */
    @Override
    @SuppressWarnings("unchecked") // the mapper says what it gets
    public <E> List<E> handleResultSets(Statement statement) throws SQLException {
        List<AccountRow> accounts = new ArrayList<>();
        AccountRow last = null;
        try (ResultSet row = answer(statement)) {
            while (row.next()) {
                if (last == null || !Objects.equals(last.account(), row.getString("account"))) {
                    last = new AccountRow(row);
                    accounts.add(last);
                }
                if (row.getString("app_id") != null) {
                    last.add(new TotpAppRow(row));
                }
            }
        }
        return (List<E>) accounts;
    }

    /** Something that answers with no rows may stand before the query. */
    private static ResultSet answer(Statement statement) throws SQLException {
        ResultSet rows = statement.getResultSet();
        while (rows == null && (statement.getMoreResults() || statement.getUpdateCount() != -1)) {
            rows = statement.getResultSet();
        }
        if (rows == null) {
            throw new SQLException("A query was answered without rows");
        }
        return rows;
    }

    @Override
    public <E> Cursor<E> handleCursorResultSets(Statement statement) {
        throw new UnsupportedOperationException("no query of accounts is read so");
    }

    @Override
    public void handleOutputParameters(CallableStatement call) {
        throw new UnsupportedOperationException("no statement is a call");
    }
}
