package io.github.secondgate.demo.marina;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The berth book: who lies where and when. Everything the pages show is read here. */
public class BerthBook {

    private static final String MEMBERS = "select username, full_name, boat, job, (select listagg(role, ', ')"
            + " within group (order by role) from member_role r where r.username = member.username), email, phone from member ";
    private static final String BOOKINGS = "select id, berth, boat, account, arrives, leaves from booking ";

    private final MarinaDataSource dataSource = new MarinaDataSource();

    /** The date on the quay, which is also the database's. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    /** Every berth, with the boat that lies there in the night after {@code day}. */
    public List<Berth> plan(LocalDate day) {
        return list(
                "select b.code, b.pontoon, b.place, b.metres, k.boat from berth b left join booking k"
                        + " on k.berth = b.code and k.arrives <= ? and k.leaves > ? order by b.pontoon, b.place",
                row -> new Berth(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), row.getString(5)),
                day,
                day);
    }

    public List<Booking> bookings() {
        return list(BOOKINGS + "order by arrives, berth", BerthBook::booking);
    }

    public List<Booking> bookingsOf(String account) {
        return list(BOOKINGS + "where account = ? order by arrives, berth", BerthBook::booking, account);
    }

    public List<Booking> arriving(LocalDate day) {
        return list(BOOKINGS + "where arrives = ? order by berth", BerthBook::booking, day);
    }

    public List<Booking> leaving(LocalDate day) {
        return list(BOOKINGS + "where leaves = ? order by berth", BerthBook::booking, day);
    }

    public List<Tariff> tariffs() {
        return list(
                "select up_to_metres, per_night, per_month from tariff order by up_to_metres",
                row -> new Tariff(row.getInt(1), row.getInt(2), row.getInt(3)));
    }

    public List<Member> members() {
        return list(MEMBERS + "order by full_name", BerthBook::member);
    }

    public Optional<Member> member(String account) {
        return list(MEMBERS + "where username = ?", BerthBook::member, account).stream()
                .findFirst();
    }

    /**
     * Reserves a berth if it is free for all the nights asked for.
     *
     * @return whether it was
     */
    public boolean reserve(String account, String boat, String berth, LocalDate arrives, LocalDate leaves) {
        String sql = "insert into booking (berth, boat, account, arrives, leaves)"
                + " select b.code, ?, ?, ?, ? from berth b where b.code = ? and not exists"
                + " (select 1 from booking k where k.berth = b.code and k.arrives < ? and k.leaves > ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, boat, account, arrives, leaves, berth, leaves, arrives);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("The berth book cannot be written", e);
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, RowReader<T> reader, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The berth book cannot be read", e);
        }
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
