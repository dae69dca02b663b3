/**
 * What a helpdesk does for people who cannot help themselves: reset, forget, rename, and rescue codes. It does not know
 * who is an administrator.
 */
package io.github.secondgate.secondfactor.helpdesk;
