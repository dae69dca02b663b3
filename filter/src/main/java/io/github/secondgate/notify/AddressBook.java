package io.github.secondgate.notify;

/**
 * Where the application's people are reached. Secondgate asks each time and keeps no copy. An application may bring its
 * own: a bean of {@code shiro.ini}, named with {@code secondgate.addressBook = $bean}. Must be safe for concurrent use.
 */
public interface AddressBook {
    /**
     * The registered e-mail address, or null if there is none.
     *
     * @param account as Secondgate keeps it: folded unless set otherwise, and after its realm where that is set
     */
    String email(String account);

    /** The registered phone number, as dialled from abroad ({@code +49 170 1234567}), or null if there is none. */
    String phone(String account);
}
