/**
 * Who has to have a second factor, by when, and with which methods; and who is exempt. It does not know roles as the
 * application keeps them, and lets nobody through.
 */
package io.github.secondgate.secondfactor.policy;
