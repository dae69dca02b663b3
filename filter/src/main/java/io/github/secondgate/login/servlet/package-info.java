/**
 * What every login has in common whose sessions are the container's: the filter that asks the gate, and what the application
 * sees of a request while a second factor is owed. Knows none of these logins.
 */
package io.github.secondgate.login.servlet;
