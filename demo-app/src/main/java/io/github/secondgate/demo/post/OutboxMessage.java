package io.github.secondgate.demo.post;

import java.time.Instant;

/**
 * Something that would have left the house.
 *
 * @param channel {@code email} or {@code sms}
 * @param to an e-mail address or a phone number
 * @param subject empty for a text message
 * @param at when it arrived here
 */
public record OutboxMessage(String channel, String to, String subject, String text, Instant at) {}
