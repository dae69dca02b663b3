package io.github.secondgate.store.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** For what is said of H2 itself, or by means that only H2 has. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(named = "test.database", matches = "(?!h2$).*", disabledReason = "by means of H2 alone")
public @interface OnlyOnH2 {}
