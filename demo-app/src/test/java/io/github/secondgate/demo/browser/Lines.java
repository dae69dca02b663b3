package io.github.secondgate.demo.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lines that the demo's shiro.ini has in this test class besides its own, at the end of its section [main]. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Lines {
    String[] value() default {};

    /** What the application says in words of its own: lines of a messages.properties. */
    String[] words() default {};

    /** Whether the application has JSF too, in {@code /account/rota.jsf}. */
    boolean faces() default false;
}
