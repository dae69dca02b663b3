/** The login of an application of which a class of its own tells who is signed in. */
package io.github.secondgate.login.application;
