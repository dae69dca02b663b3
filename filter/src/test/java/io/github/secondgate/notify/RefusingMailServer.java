package io.github.secondgate.notify;

import io.github.secondgate.notify.mail.MailSender;
import io.github.secondgate.notify.mail.MailServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** As much SMTP as JavaMail asks for, with one recipient whom the server does not take. */
public final class RefusingMailServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final String refused;
    private final String reply;

    public RefusingMailServer(String refused, String reply) throws IOException {
        this.refused = refused;
        this.reply = reply;
        Thread thread = new Thread(this::serve, "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    public MailSender sender(Clock clock) throws DeliveryException {
        MailServer server = new MailServer("127.0.0.1", socket.getLocalPort(), MailServer.Tls.NONE, null, null);
        return MailSender.to(server, "no-reply@example.org", clock);
    }

    /** From then on nobody is answered. */
    public void stopsAfter(int mails) {
        left.set(mails);
    }

    /** Who was sent something, in order. */
    public List<String> taken() {
        return taken;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                if (left.getAndDecrement() > 0) {
                    talk(client);
                }
            } catch (IOException e) {
                // The client has left, or the test has ended.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        String to = null;
        say(out, "220 here");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(Locale.ROOT);
            if (verb.startsWith("RCPT")) {
                to = line.replaceAll(".*<(.*)>.*", "$1");
                say(out, to.equals(refused) ? reply : "250 ok");
            } else if (verb.startsWith("DATA")) {
                say(out, "354 go on");
                while (!".".equals(in.readLine())) {
                    // The mail.
                }
                taken.add(to);
                say(out, "250 taken");
            } else if (verb.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
