/**
 * What happened, as rows of the audit log and as lines in the log of the application, and how both are read again. It
 * does not know who is told of it, nor what a page looks like, and never holds a code or a secret.
 */
package io.github.secondgate.audit;
