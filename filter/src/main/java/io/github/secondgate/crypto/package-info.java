/**
 * Keys, encrypted secrets and slow hashes. It does not know what is kept with them or for whom, and reads no setting.
 */
package io.github.secondgate.crypto;
