/**
 * The cards of e-mail and SMS. They do not know how a code is sent.
 */
package io.github.secondgate.web.selfservice.channel;
