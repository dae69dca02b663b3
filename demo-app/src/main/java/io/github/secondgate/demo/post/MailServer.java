package io.github.secondgate.demo.post;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;

/** A real SMTP server on loopback, on a free port: it takes every mail for everybody, and none leaves the machine. */
final class MailServer implements AutoCloseable {

    private final GreenMail server;
    private final Outbox outbox;

    private MailServer(GreenMail server, Outbox outbox) {
        this.server = server;
        this.outbox = outbox;
    }

    static MailServer start(Outbox outbox) {
        String loopback = InetAddress.getLoopbackAddress().getHostAddress();
        GreenMail server = new GreenMail(new ServerSetup(0, loopback, ServerSetup.PROTOCOL_SMTP));
        server.start();
        MailServer running = new MailServer(server, outbox);
        GreenMailUser everybody = server.setUser("everybody", "");
        server.getUserManager().setMessageDeliveryHandler((message, to) -> {
            running.take(message.getMessage(), to.getEmail());
            return everybody;
        });
        return running;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    private void take(javax.mail.Message mail, String to) throws MessagingException {
        try {
            String subject = mail.getSubject() == null ? "" : mail.getSubject();
            outbox.add("email", to, subject, text(mail).replace("\r\n", "\n").strip());
            // The server would keep them for IMAP, which nobody speaks here.
            server.purgeEmailFromAllMailboxes();
        } catch (IOException | FolderException e) {
            throw new MessagingException("The mail cannot be read", e);
        }
    }

    /** The plain text of a mail, or of its first part that has any. */
    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String text = text(parts.getBodyPart(i));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return part.isMimeType("text/plain") ? content.toString() : "";
    }

    @Override
    public void close() {
        server.stop();
    }
}
