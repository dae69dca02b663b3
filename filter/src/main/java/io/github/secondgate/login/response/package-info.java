/**
 * The response as the application has it: without session ids in addresses, and held where nothing that it says may leave. It
 * does not know who has signed in, nor why it is held.
 */
package io.github.secondgate.login.response;
