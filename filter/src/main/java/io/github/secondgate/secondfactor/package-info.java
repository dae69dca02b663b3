/**
 * Where every check of a second factor enters, and what is tidied up in the background. It knows no request, no page
 * and no login.
 */
package io.github.secondgate.secondfactor;
