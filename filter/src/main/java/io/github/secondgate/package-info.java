/**
 * What an application names: the filter of its {@code web.xml} and the bean of its {@code shiro.ini}. Nothing stands
 * above it, and it decides nothing itself: what a setting means is said in {@code config}, who may pass in {@code gate}.
 */
package io.github.secondgate;
