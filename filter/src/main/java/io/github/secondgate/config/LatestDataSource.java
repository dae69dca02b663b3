package io.github.secondgate.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Hands on to the data source that is there at each call. */
final class LatestDataSource {
    private LatestDataSource() {}

    /** @param latest gives null where there is none any longer */
    static DataSource of(Supplier<DataSource> latest) {
        return (DataSource) Proxy.newProxyInstance(
                LatestDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? ofAnyObject(self, method, arguments)
                        : handedOn(latest.get(), method, arguments));
    }

    private static Object handedOn(DataSource now, Method method, Object[] arguments) throws Throwable {
        if (now == null) {
            throw new SQLException("The application's bean of Secondgate has no data source any more");
        }
        try {
            return method.invoke(now, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object ofAnyObject(Object self, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "equals":
                return self == arguments[0];
            case "hashCode":
                return System.identityHashCode(self);
            default:
                return "the data source of the application's bean";
        }
    }
}
