/**
 * Which address is which page, and what is refused at all of them alike. What a page shows stands in the rooms below.
 */
package io.github.secondgate.web;
