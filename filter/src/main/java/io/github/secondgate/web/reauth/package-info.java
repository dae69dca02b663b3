/**
 * What a form asks before it changes something: a fresh code, the password, the answer. It does not know which form.
 */
package io.github.secondgate.web.reauth;
