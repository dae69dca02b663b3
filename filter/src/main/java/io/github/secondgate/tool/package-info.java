/**
 * What runs on a command line, outside of any application. It knows no container.
 */
package io.github.secondgate.tool;
