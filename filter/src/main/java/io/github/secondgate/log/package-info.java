/**
 * Where lines for the operator go: to slf4j where the application has it, else to {@code java.util.logging}. The one room that
 * knows either. What a line says is its writer's affair.
 */
package io.github.secondgate.log;
