package io.github.secondgate.notify.sms;

import io.github.secondgate.notify.DeliveryException;
import io.github.secondgate.notify.Message;
import io.github.secondgate.notify.MessageSender;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/**
 * Sends SMS through a gateway that takes HTTP requests. Any answer from 200 to 299 means that it took the message;
 * redirects are not followed, and what else the gateway says is not read. Gives up after 5 seconds without a connection
 * or 10 without an answer. Safe for concurrent use.
 */
public final class HttpSmsSender implements MessageSender {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;

    private final SmsGateway gateway;

    public HttpSmsSender(SmsGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void deliver(Message message) throws DeliveryException {
        int status;
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(gateway.url(message)).openConnection();
            try {
                status = ask(connection, message);
            } finally {
                connection.disconnect();
            }
        } catch (IOException | ClassCastException e) {
            // Its words may quote the address, in which the text can stand.
            throw new DeliveryException(
                    "the gateway does not answer: " + e.getClass().getSimpleName(), e);
        }
        if (status < 200 || status > 299) {
            throw new DeliveryException("the gateway answered " + status);
        }
    }

    private int ask(HttpURLConnection connection, Message message) throws IOException {
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod(gateway.method());
        gateway.headers(message).forEach(connection::setRequestProperty);
        if (gateway.hasBody()) {
            byte[] body = gateway.body(message).getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty("Content-Type", gateway.contentType());
            connection.setDoOutput(true);
            // Without a buffer the JDK cannot send a request again by itself, which would be a second SMS.
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        return connection.getResponseCode();
    }
}
