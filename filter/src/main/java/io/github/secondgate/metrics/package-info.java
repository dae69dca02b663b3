/**
 * What the operator of the application may want to watch, as numbers, and what shows them: an MBean, and a registry of
 * Micrometer where there is one. It decides nothing, and knows of nobody by name.
 */
package io.github.secondgate.metrics;
