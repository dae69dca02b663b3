/**
 * Messages by e-mail over JavaMail, which an application may lack. Nothing outside of this room names a type of it.
 */
package io.github.secondgate.notify.mail;
