/** The login of an application that keeps who is signed in as an attribute of its session. */
package io.github.secondgate.login.attribute;
