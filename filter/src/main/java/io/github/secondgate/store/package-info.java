/**
 * Our tables: one mapper and one row for each, and the transaction they are used in. It does not know what a row means,
 * and nobody outside of it names MyBatis.
 */
package io.github.secondgate.store;
