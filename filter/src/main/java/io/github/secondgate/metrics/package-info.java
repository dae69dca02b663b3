/**
 * What the operator of the application may want to watch, as numbers, and the MBean that shows them. It decides nothing, and knows
 * of nobody by name.
 */
package io.github.secondgate.metrics;
