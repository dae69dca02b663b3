/**
 * Spring Security as the application's login, of any version from 4 on and of either servlet API. Knows its types by their names
 * only, and calls public methods of public types.
 */
package io.github.secondgate.login.springsecurity;
