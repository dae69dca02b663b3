package io.github.secondgate.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where the tables of an application of the tests are. */
interface Tables {
    /** In the memory of this process, as long as somebody is connected. */
    static Tables inMemory(String name) {
        return new InMemory("jdbc:h2:mem:" + name);
    }

    /** By which the data source of the application finds them. */
    String address();

    /** A connection that may do everything there. */
    Connection connect() throws SQLException;

    void make() throws SQLException;

    /** The same ones, as another node finds them. */
    default Tables forAnotherNode() {
        return this;
    }

    default void close() {}

    /** In H2. */
    record InMemory(String address) implements Tables {
        @Override
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(address, "sa", "");
        }

        @Override
        public void make() throws SQLException {
            try (Connection connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute("RUNSCRIPT FROM '../sql/h2.sql'");
            }
        }
    }
}
