/**
 * Who has given a password in this request, whatever asked for it, and what of that a session keeps. Knows the JDK and the
 * servlet API only; decides nothing about a request.
 */
package io.github.secondgate.login;
