/**
 * Time-based codes as RFC 6238 has them, and their shared secret. It knows nothing but the JDK.
 */
package io.github.secondgate.totp;
