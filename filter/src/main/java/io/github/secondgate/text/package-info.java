/**
 * What can stand in a text that came from elsewhere, or goes there: characters nobody sees, the spellings of a code, the
 * width of a column, a part of an address. It does not know what any text is for.
 */
package io.github.secondgate.text;
