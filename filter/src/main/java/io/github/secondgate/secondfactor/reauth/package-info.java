/**
 * What is asked once more before a change: the count of tries at the password, and the security question. It does not
 * know the password itself: somebody else says whether it was right.
 */
package io.github.secondgate.secondfactor.reauth;
