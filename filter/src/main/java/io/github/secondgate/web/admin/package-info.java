/**
 * The pages below {@code /2fa/admin}. They do not know how a rule is applied: that is the policy's and the gate's.
 */
package io.github.secondgate.web.admin;
