/**
 * Browsers that are asked for no code for a while. It knows no cookie and no session: only the secret and what it is
 * worth.
 */
package io.github.secondgate.secondfactor.trust;
