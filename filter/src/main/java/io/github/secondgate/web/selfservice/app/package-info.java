/**
 * The forms for authenticator apps. They change nothing themselves.
 */
package io.github.secondgate.web.selfservice.app;
