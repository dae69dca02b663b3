/** Which people are looked for, and the list of them as a file. How they are found is not known here. */
package io.github.secondgate.web.admin.people;
