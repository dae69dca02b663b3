package io.github.secondgate.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What {@code mvn verify} leaves to {@code mvn -Pall-tests verify}, so that whoever changes something has an answer sooner:
 * floods and faults of real servers, refused starts, logins and applications of others, and journeys beside the main ones.
 * The continuous integration always runs it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("further")
public @interface Further {}
