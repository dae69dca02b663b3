/**
 * Time-based codes as RFC 6238 has them, and the key that an app scans. It knows nothing but the JDK.
 */
package io.github.secondgate.totp;
