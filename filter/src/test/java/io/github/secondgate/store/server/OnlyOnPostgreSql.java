package io.github.secondgate.store.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** For what is said of PostgreSQL itself, or by means that only it and its driver have. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "test.database",
        matches = "postgresql-.*",
        disabledReason = "by means of PostgreSQL alone")
public @interface OnlyOnPostgreSql {}
