/**
 * The card of trusted browsers. It does not know how a browser is recognised.
 */
package io.github.secondgate.web.selfservice.browser;
