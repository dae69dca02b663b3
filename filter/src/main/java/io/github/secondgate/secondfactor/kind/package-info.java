/**
 * What a kind of factor is: how an answer by it is checked, and how it is taken away. It does not know which kinds there
 * are, nor how any of them works.
 */
package io.github.secondgate.secondfactor.kind;
