/**
 * The settings page of the person who signs in. Its cards stand in the rooms below, and it knows none of their forms.
 */
package io.github.secondgate.web.selfservice;
