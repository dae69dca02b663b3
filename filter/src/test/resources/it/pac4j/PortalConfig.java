package com.example;

import org.pac4j.core.client.Clients;
import org.pac4j.core.config.Config;
import org.pac4j.core.config.ConfigFactory;
import org.pac4j.http.client.indirect.FormClient;
import org.pac4j.http.credentials.authenticator.test.SimpleTestUsernamePasswordAuthenticator;

/** Two forms, at which everybody's password is the name. */
public class PortalConfig implements ConfigFactory {
    @Override
    public Config build(Object... parameters) {
        SimpleTestUsernamePasswordAuthenticator passwords = new SimpleTestUsernamePasswordAuthenticator();
        FormClient people = new FormClient("/public/form", passwords);
        FormClient partners = new FormClient("/public/partners", passwords);
        partners.setName("PartnerClient");
        return new Config(new Clients("/callback", people, partners));
    }
}
