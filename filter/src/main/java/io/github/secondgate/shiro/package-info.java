/**
 * Shiro as the application's login, and its own types as we use them: who sits at the keyboard, the masked Subject, the realm.
 * It decides nothing about a request.
 */
package io.github.secondgate.shiro;
