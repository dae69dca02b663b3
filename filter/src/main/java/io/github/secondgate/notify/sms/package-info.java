/**
 * Messages by SMS over a gateway that speaks HTTP. It knows no provider: what is sent stands in the settings.
 */
package io.github.secondgate.notify.sms;
