package io.github.secondgate.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Each benchmark does once what it measures, on the database of the tests: none is found broken on the day when figures are wanted. */
class BenchmarksTest {
    @TestFactory
    Stream<DynamicTest> eachBenchmarkStillRuns() {
        List<Class<?>> all = new ClassFileImporter()
                .importPackagesOf(BenchmarksTest.class).stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> with(Benchmark.class, type).findAny().isPresent())
                        .toList();
        assertThat(all).hasSizeGreaterThan(3);
        return all.stream().map(type -> dynamicTest(type.getSimpleName(), () -> runOnce(type)));
    }

    private static void runOnce(Class<?> type) throws ReflectiveOperationException {
        Object benchmark = type.getConstructor().newInstance();
        call(Setup.class, benchmark);
        try {
            call(Benchmark.class, benchmark);
        } finally {
            call(TearDown.class, benchmark);
        }
    }

    private static void call(Class<? extends Annotation> kind, Object benchmark) throws ReflectiveOperationException {
        for (Method method : with(kind, benchmark.getClass()).toList()) {
            method.invoke(benchmark);
        }
    }

    private static Stream<Method> with(Class<? extends Annotation> kind, Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> method.isAnnotationPresent(kind));
    }
}
