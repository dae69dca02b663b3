package io.github.secondgate.store;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;

/**
 * An account beside one of its apps, or beside none: a row of the query that every sign-in begins with. Its columns are named here
 * and not in XML, because MyBatis takes longer to put such rows together than the database to answer. Confined to a thread.
 */
final class JoinedRow {
    private final AccountRow account;
    private final TotpAppRow app;

    private JoinedRow(ResultSet row) throws SQLException {
        account = new AccountRow(row);
        app = row.getString("app_id") == null ? null : new TotpAppRow(row);
    }

    /** Each account once, with its apps, in the order of the rows; those of an account follow each other. */
    static List<AccountRow> accounts(List<JoinedRow> rows) {
        List<AccountRow> accounts = new ArrayList<>();
        AccountRow last = null;
        for (JoinedRow row : rows) {
            if (last == null || !Objects.equals(last.account(), row.account.account())) {
                last = row.account;
                accounts.add(last);
            }
            if (row.app != null) {
                last.add(row.app);
            }
        }
        return accounts;
    }

    /** The only account there is, or null. */
    static AccountRow account(List<JoinedRow> rows) {
        return rows.isEmpty() ? null : accounts(rows).get(0);
    }

    /** What MyBatis asks for a row. */
    static final class Reader extends BaseTypeHandler<JoinedRow> {
        @Override
        public JoinedRow getNullableResult(ResultSet rows, String anyColumn) throws SQLException {
            return new JoinedRow(rows);
        }

        @Override
        public JoinedRow getNullableResult(ResultSet rows, int anyColumn) throws SQLException {
            return new JoinedRow(rows);
        }

        @Override
        public JoinedRow getNullableResult(CallableStatement call, int column) {
            throw new UnsupportedOperationException("no statement is a call");
        }

        @Override
        public void setNonNullParameter(PreparedStatement statement, int at, JoinedRow row, JdbcType type) {
            throw new UnsupportedOperationException("no statement is given a row as it was read");
        }
    }
}
