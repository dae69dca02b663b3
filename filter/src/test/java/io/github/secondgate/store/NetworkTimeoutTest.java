package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An answer that does not arrive is waited for a second longer than a statement may take. */
class NetworkTimeoutTest {
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    private final Connection connection = mock(Connection.class);

    @Test
    void itIsBoundAndGivenBackAsItWas() throws SQLException {
        when(connection.getNetworkTimeout()).thenReturn(60_000);
        int before = NetworkTimeout.bound(connection, THREE_SECONDS);
        verify(connection).setNetworkTimeout(any(), eq(4000));

        NetworkTimeout.restore(connection, before);
        verify(connection).setNetworkTimeout(any(), eq(60_000));
    }

    @Test
    void whereThereIsNoneItEndsAgain() throws SQLException {
        when(connection.getNetworkTimeout()).thenReturn(0);
        NetworkTimeout.restore(connection, NetworkTimeout.bound(connection, THREE_SECONDS));
        verify(connection).setNetworkTimeout(any(), eq(4000));
        verify(connection).setNetworkTimeout(any(), eq(0));
    }

    @Test
    void oneThatIsStricterStays() throws SQLException {
        when(connection.getNetworkTimeout()).thenReturn(4000);
        NetworkTimeout.restore(connection, NetworkTimeout.bound(connection, THREE_SECONDS));
        verify(connection, never()).setNetworkTimeout(any(), anyInt());
    }

    @Test
    void aDriverThatHasNoneIsLeftAlone() throws SQLException {
        for (Throwable refusal : new Throwable[] {
            new SQLFeatureNotSupportedException(), new AbstractMethodError(), new SecurityException()
        }) {
            Connection old = mock(Connection.class);
            doThrow(refusal).when(old).setNetworkTimeout(any(), anyInt());
            int before = NetworkTimeout.bound(old, THREE_SECONDS);
            assertThat(before).isNegative();
            NetworkTimeout.restore(old, before);
        }
    }
}
