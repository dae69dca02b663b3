/**
 * The tag for the application's own JSP pages. It knows the card that it shows and nothing else.
 */
package io.github.secondgate.tag;
