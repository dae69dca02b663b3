/**
 * Whether a request may go on, and what is said to one that may not. It knows no page: our own addresses are answered
 * by whoever implements {@link io.github.secondgate.gate.OwnPages}.
 */
package io.github.secondgate.gate;
