/**
 * The application's own tables, asked by the queries that its maintainer wrote. It knows none of our tables.
 */
package io.github.secondgate.store.application;
