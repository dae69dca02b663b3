/**
 * What the values of a setting can be: how a text is read, within which bounds, and how the documentation describes it. It knows
 * no setting.
 */
package io.github.secondgate.config.kind;
