/**
 * Where somebody is on the way to while a second factor is asked of them, each tab of a browser to a page of its own. It knows
 * of addresses that lead into the application only, and not why anybody is kept from there.
 */
package io.github.secondgate.gate.destination;
