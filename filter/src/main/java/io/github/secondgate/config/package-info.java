/**
 * The table of settings ({@code Setting}), what an application says of them and what that means, and every fault in it as a
 * sentence with its mend. It reads and refuses; it starts nothing and knows no page.
 */
package io.github.secondgate.config;
