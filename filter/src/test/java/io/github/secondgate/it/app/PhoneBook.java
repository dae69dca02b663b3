package io.github.secondgate.it.app;

import io.github.secondgate.notify.AddressBook;

/** The application's own addresses, which are to be had until it is closed. */
public class PhoneBook implements AddressBook {
    private volatile boolean closed;

    @Override
    public String email(String account) {
        return null;
    }

    @Override
    public String phone(String account) {
        if (closed) {
            throw new IllegalStateException("The book is closed");
        }
        return "+49 170 1234567";
    }

    public void close() {
        closed = true;
    }
}
