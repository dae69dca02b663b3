package io.github.secondgate.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What these tests are about is told by our own pages and tables after a login and a session that other tests try on each
 * line of Shiro; it runs on the newer one only. Whatever is about sessions, logins, dispatches, roles or the start has no
 * such mark, unless there is no Shiro in its applications at all.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("one-shiro-line")
@interface OnOneShiroLine {}
