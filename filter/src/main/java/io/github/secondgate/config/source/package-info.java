/**
 * Where settings are said besides at the bean, and which place is heard where several speak; the help with their spelling. What
 * a setting means it does not know.
 */
package io.github.secondgate.config.source;
