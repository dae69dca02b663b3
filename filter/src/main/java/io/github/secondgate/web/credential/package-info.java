/**
 * Machine credentials on pages: the list, the form that makes one, and the answer that shows it once; for owners, and for
 * administrators who do it for others. It does not know how a client shows one.
 */
package io.github.secondgate.web.credential;
