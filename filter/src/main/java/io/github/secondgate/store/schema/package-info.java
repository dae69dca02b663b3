/**
 * Whether our tables stand as this jar needs them. It changes none of them.
 */
package io.github.secondgate.store.schema;
