/**
 * HTTP itself: what is asked, by whom it comes, what is kept in the session, and how an answer is written. It does not
 * know what any page asks for or what an account has.
 */
package io.github.secondgate.http;
