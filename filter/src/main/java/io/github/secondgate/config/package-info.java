/**
 * What the lines of {@code shiro.ini} mean, and every fault in them as a sentence with its mend. It reads and refuses; it
 * starts nothing and knows no page.
 */
package io.github.secondgate.config;
