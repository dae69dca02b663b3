/** What the agent of the helpdesk sees: who waits, what can be done for them, and the code. It does not know who is an agent. */
package io.github.secondgate.web.admin.rescue;
