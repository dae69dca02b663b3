/**
 * Clients that sign in with each request, such as scripts and WebDAV: at which addresses they may show a second secret
 * beside the password, where in a request it stands, and that it lets through this one request and nothing else.
 */
package io.github.secondgate.gate.client;
