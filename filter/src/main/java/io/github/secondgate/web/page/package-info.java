/**
 * What all pages share: one call and its answers, one form, one refusal. It knows no page by name.
 */
package io.github.secondgate.web.page;
