/**
 * Shiro's own types as we use them: who sits at the keyboard, the masked Subject, the stamp, the realm. It decides nothing
 * about a request.
 */
package io.github.secondgate.shiro;
