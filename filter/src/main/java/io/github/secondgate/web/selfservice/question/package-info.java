/**
 * The card of the security question. It does not know what the answer opens.
 */
package io.github.secondgate.web.selfservice.question;
