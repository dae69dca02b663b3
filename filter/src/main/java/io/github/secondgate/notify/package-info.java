/**
 * Notices and codes on their way to a person, by whatever medium. It does not know why something is sent, nor whether
 * the one who asked for it may.
 */
package io.github.secondgate.notify;
