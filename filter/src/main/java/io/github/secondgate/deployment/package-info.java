/**
 * How the filter stands in {@code web.xml} and which libraries stand beside it. It tells what is wrong in sentences, and
 * knows neither settings nor pages.
 */
package io.github.secondgate.deployment;
