/**
 * The code after the password: asked, sent, checked, and on to the page first asked for. It does not know the settings
 * page.
 */
package io.github.secondgate.web.challenge;
