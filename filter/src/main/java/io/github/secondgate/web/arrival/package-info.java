/**
 * What is told between the sign-in and the application, to a person whose way goes on from there.
 */
package io.github.secondgate.web.arrival;
