/**
 * Machine credentials: what a client that signs in with each request shows in the place of a second factor. It does not know
 * HTTP, nor where in a request one is shown.
 */
package io.github.secondgate.secondfactor.credential;
