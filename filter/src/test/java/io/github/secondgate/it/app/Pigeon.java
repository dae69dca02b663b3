package io.github.secondgate.it.app;

import io.github.secondgate.notify.Message;
import io.github.secondgate.notify.MessageSender;

/** The application's own way to send an SMS: into a system property, which tests of another class loader can read. */
public class Pigeon implements MessageSender {
    @Override
    public void deliver(Message message) {
        System.setProperty("it.sms." + message.account(), message.to() + " " + message.text());
    }
}
