package io.github.secondgate.it.app;

import io.github.secondgate.notify.Message;
import io.github.secondgate.notify.MessageSender;

/** The application's own way to send an SMS: into a system property, which tests of another class loader can read. */
public class Pigeon implements MessageSender {
    private volatile boolean dead;

    /** It takes no message from then on. */
    public void die() {
        dead = true;
    }

    @Override
    public void deliver(Message message) {
        if (dead) {
            throw new IllegalStateException("The pigeon is dead");
        }
        System.setProperty("it.sms." + message.account(), message.to() + " " + message.text());
    }
}
