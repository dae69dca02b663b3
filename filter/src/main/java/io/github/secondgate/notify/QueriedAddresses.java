package io.github.secondgate.notify;

import io.github.secondgate.store.application.ApplicationQuery;

/** The address book that two queries of the application's tables make. */
public final class QueriedAddresses implements AddressBook {
    private final ApplicationQuery emails;
    private final ApplicationQuery phones;
    private final boolean realmPrefix;

    /**
     * @param emails or null: then nobody has an e-mail address
     * @param phones or null: then nobody has a phone number
     * @param realmPrefix whether accounts stand after their realm and a slash, of which the tables know nothing
     */
    public QueriedAddresses(ApplicationQuery emails, ApplicationQuery phones, boolean realmPrefix) {
        this.emails = emails;
        this.phones = phones;
        this.realmPrefix = realmPrefix;
    }

    /** @throws io.github.secondgate.store.StoreUnavailableException if the query fails */
    @Override
    public String email(String account) {
        return ask(emails, account);
    }

    /** @throws io.github.secondgate.store.StoreUnavailableException if the query fails */
    @Override
    public String phone(String account) {
        return ask(phones, account);
    }

    private String ask(ApplicationQuery query, String account) {
        String name = realmPrefix ? account.substring(account.indexOf('/') + 1) : account;
        return query == null ? null : query.ask(name).orElse(null);
    }
}
