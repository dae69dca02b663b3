/**
 * Codes by e-mail and SMS: reserved, sent, limited, checked, and the channels they go by as factors. It knows no provider
 * and no page.
 */
package io.github.secondgate.secondfactor.sentcode;
