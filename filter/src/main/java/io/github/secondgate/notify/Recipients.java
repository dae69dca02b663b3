package io.github.secondgate.notify;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a person's messages go: what the address book says, if a message can be sent there at all. A list of addresses, a
 * line break or anything else that could turn one message into two is no destination.
 */
public final class Recipients {
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\p{Cntrl}\\p{Z}\\s@<>()\\[\\]\\\\,;:\"]+@[^\\p{Cntrl}\\p{Z}\\s@<>()\\[\\]\\\\,;:\"]+");
    /** E.164 has at most 15 digits; gateways also know shorter national ones. */
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{4,15}");

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Z}().\\-/\u2010-\u2015]+");

    private final AddressBook book;

    public Recipients(AddressBook book) {
        this.book = Objects.requireNonNull(book, "book");
    }

    /**
     * The address or number, in the form in which it is sent; empty where there is none, or what there is cannot be one.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the application's tables do not answer
     */
    public Optional<String> of(Medium medium, String account) {
        return medium == Medium.EMAIL ? email(book.email(account)) : phone(book.phone(account));
    }

    private static Optional<String> email(String address) {
        return Optional.ofNullable(address)
                .map(String::trim)
                .filter(text -> text.length() <= LONGEST_EMAIL)
                .filter(text -> EMAIL.matcher(text).matches());
    }

    /** Without the spaces and hyphens that people write into numbers. */
    private static Optional<String> phone(String number) {
        return Optional.ofNullable(number)
                .map(text -> BETWEEN_DIGITS.matcher(text).replaceAll(""))
                .filter(text -> PHONE.matcher(text).matches());
    }
}
