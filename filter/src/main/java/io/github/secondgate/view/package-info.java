/**
 * Templates, sentences in their languages, the stylesheet and the QR code. It does not know what a page is about, nor
 * HTTP.
 */
package io.github.secondgate.view;
