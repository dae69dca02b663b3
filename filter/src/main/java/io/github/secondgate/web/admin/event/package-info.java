/** An event of the audit log as a person reads it, and as a file holds it. What is asked for, the page knows. */
package io.github.secondgate.web.admin.event;
