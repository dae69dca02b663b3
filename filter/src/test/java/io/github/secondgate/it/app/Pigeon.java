package io.github.secondgate.it.app;

import io.github.secondgate.notify.Courier;
import io.github.secondgate.notify.Message;

/** The application's own way to send an SMS: into a system property, which tests of another class loader can read. */
public class Pigeon implements Courier {
    @Override
    public void deliver(Message message) {
        System.setProperty("it.sms." + message.account(), message.to() + " " + message.text());
    }
}
