/**
 * One start: what the settings ask for, put together once, and the threads in the background. It holds no rule of its
 * own.
 */
package io.github.secondgate.start;
