/**
 * Recovery codes: made, replaced and spent. It does not know where they are shown.
 */
package io.github.secondgate.secondfactor.recovery;
