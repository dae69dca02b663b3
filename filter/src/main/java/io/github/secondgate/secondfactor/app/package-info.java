/**
 * Authenticator apps: set up, confirmed, checked, renamed and removed. It knows neither how a code reaches a person nor
 * other kinds of factors, but for the recovery codes that a first app brings.
 */
package io.github.secondgate.secondfactor.app;
