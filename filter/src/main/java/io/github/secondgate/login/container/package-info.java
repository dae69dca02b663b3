/** The container's own login, whatever stands behind {@code getRemoteUser}. */
package io.github.secondgate.login.container;
