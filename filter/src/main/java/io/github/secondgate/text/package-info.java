/**
 * What can stand in a text that came from elsewhere: characters nobody sees, the spellings of a code, the width of a
 * column. It does not know what any text is for.
 */
package io.github.secondgate.text;
