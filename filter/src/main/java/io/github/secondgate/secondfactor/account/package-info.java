/**
 * What stands on record about one account, how failures are counted, and what a check says. It does not know the kinds
 * of factors one by one.
 */
package io.github.secondgate.secondfactor.account;
