package io.github.secondgate.demo.post;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.UUID;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/**
 * Opens the demo's own post office before Shiro reads its INI, and closes it with the application: a mail server and the
 * gateway for text messages. A real application names those of its organisation.
 */
public class PostListener implements ServletContextListener {

    private static final String MAIL_PORT = "secondgate.demo.mailPort";
    private static final String SMS_ADDRESS = "secondgate.demo.smsAddress";
    private static final String SMS_KEY_FILE = "secondgate.demo.smsKeyFile";

    private MailServer mail;
    private SmsGateway sms;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Outbox outbox = new Outbox(Clock.systemUTC());
        outbox.openIn(context);
        try {
            String key = UUID.randomUUID().toString();
            Path keyFile = keyFile(context, key);
            sms = SmsGateway.start(outbox, key);
            mail = MailServer.start(outbox);
            System.setProperty(SMS_KEY_FILE, keyFile.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's post office cannot be opened", e);
        }
        System.setProperty(SMS_ADDRESS, sms.address());
        System.setProperty(MAIL_PORT, Integer.toString(mail.port()));
    }

    private static Path keyFile(ServletContext context, String key) throws IOException {
        File directory = (File) context.getAttribute(ServletContext.TEMPDIR);
        Path file = directory.toPath().toAbsolutePath().resolve("sms.key");
        Files.deleteIfExists(file);
        Files.createFile(file);
        // Nobody else on this machine may read it, where the file system knows of others.
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return Files.writeString(file, key);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (mail != null) {
            mail.close();
        }
        if (sms != null) {
            sms.close();
        }
        System.clearProperty(MAIL_PORT);
        System.clearProperty(SMS_ADDRESS);
        System.clearProperty(SMS_KEY_FILE);
    }
}
