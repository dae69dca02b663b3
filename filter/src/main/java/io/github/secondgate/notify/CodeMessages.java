package io.github.secondgate.notify;

import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.Messages;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Codes on their way to a person, in their language. A mail says what the code is for, who asked and from where, and what
 * to do if it was somebody else; it holds the code and no link, so there is nothing that a scanner could follow or a
 * forged host name could bend. Nothing is stored. Safe for concurrent use.
 */
public final class CodeMessages {
    private final Messages messages;
    private final String issuer;
    private final Recipients recipients;
    private final MessageQueue outgoing;
    private final Clock clock;
    private final String site;

    /**
     * @param issuer the name by which people know the application
     * @param site the host at which they sign in; null where none is said
     */
    public CodeMessages(
            Messages messages, String issuer, String site, Recipients recipients, MessageQueue outgoing, Clock clock) {
        this.messages = messages;
        this.issuer = ForeignText.harmless(issuer);
        this.site = site;
        this.recipients = recipients;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /**
     * Where codes to this account would go now; empty where nothing can be sent there.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the application's tables do not answer
     */
    public Optional<String> destination(Medium medium, String account) {
        return outgoing.serves(medium) ? recipients.of(medium, account) : Optional.empty();
    }

    /**
     * Sends a code without waiting for it to leave.
     *
     * @param to as {@link #destination} gave it
     * @param purpose the end of the key {@code code.mail.…}, which says what the code is for
     * @param lives how long the code is taken
     * @return false if too many messages wait already, and this one was dropped
     */
    public boolean send(
            Medium medium, String account, String to, String purpose, String code, Duration lives, Origin origin) {
        LocalizedText words = messages.in(origin.locale());
        String id = UUID.randomUUID().toString();
        if (medium == Medium.SMS) {
            String text = words.text("code.sms", code, issuer, words.duration(lives));
            return outgoing.send(Message.sms(id, account, to, site == null ? text : text + forPhones(code)));
        }
        String subject = words.text("code.mail.subject", issuer);
        return outgoing.send(
                Message.mail(id, account, to, subject, mail(words, account, purpose, code, lives, origin)));
    }

    /** The last line, by which a phone fills the code in at this host and nowhere else (WICG, origin-bound one-time codes). */
    private String forPhones(String code) {
        return "\n\n@" + site + " #" + code;
    }

    private String mail(
            LocalizedText words, String account, String purpose, String code, Duration lives, Origin origin) {
        return NoticeContext.lines(
                words.text("code.mail." + purpose),
                "",
                "    " + code,
                "",
                words.text("code.mail.lives", words.duration(lives)),
                "",
                NoticeContext.of(words, account, clock.instant(), origin),
                "",
                words.text("code.mail.ifNot"),
                words.helpdesk(),
                "",
                words.text("notice.mail.automatic", issuer),
                "");
    }
}
