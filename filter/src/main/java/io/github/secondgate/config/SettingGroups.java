package io.github.secondgate.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings with two names, such as {@code mail.host}, as beans of their own: for Shiro, a setter each. */
public abstract class SettingGroups {
    private final RawSettings all;

    private SettingGroups(RawSettings all) {
        this.all = all;
    }

    final void say(Setting<?> setting, String text) {
        all.say(setting, text);
    }

    /** How mails leave; with none of these, none does. */
    public static final class Mail extends SettingGroups {
        Mail(RawSettings all) {
            super(all);
        }

        public void setHost(String host) {
            say(Setting.MAIL_HOST, host);
        }

        public void setPort(String port) {
            say(Setting.MAIL_PORT, port);
        }

        public void setTls(String tls) {
            say(Setting.MAIL_TLS, tls);
        }

        public void setUser(String user) {
            say(Setting.MAIL_USER, user);
        }

        public void setPasswordFile(String passwordFile) {
            say(Setting.MAIL_PASSWORD_FILE, passwordFile);
        }

        public void setSession(String session) {
            say(Setting.MAIL_SESSION, session);
        }

        public void setFrom(String from) {
            say(Setting.MAIL_FROM, from);
        }
    }

    /** How an SMS gateway is asked. */
    public static final class Sms extends SettingGroups {
        private final Map<String, String> header = new LinkedHashMap<>();

        Sms(RawSettings all) {
            super(all);
        }

        /** {@code sms.header[Authorization] = Bearer {secret}}: goes with each request. */
        public Map<String, String> getHeader() {
            return header;
        }

        /** All at once, in the place of those before. */
        public void setHeader(Map<String, String> headers) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            header.clear();
            header.putAll(all);
        }

        public void setUrl(String url) {
            say(Setting.SMS_URL, url);
        }

        public void setMethod(String method) {
            say(Setting.SMS_METHOD, method);
        }

        public void setBody(String body) {
            say(Setting.SMS_BODY, body);
        }

        public void setContentType(String contentType) {
            say(Setting.SMS_CONTENT_TYPE, contentType);
        }

        public void setSecretFile(String secretFile) {
            say(Setting.SMS_SECRET_FILE, secretFile);
        }

        public void setAllowHttp(String allowHttp) {
            say(Setting.SMS_ALLOW_HTTP, allowHttp);
        }
    }

    /** Browsers that are asked for no code for a while. */
    public static final class Trust extends SettingGroups {
        Trust(RawSettings all) {
            super(all);
        }

        public void setLifetime(String lifetime) {
            say(Setting.TRUST_LIFETIME, lifetime);
        }

        public void setEndsAtSignOut(String endsAtSignOut) {
            say(Setting.TRUST_ENDS_AT_SIGN_OUT, endsAtSignOut);
        }

        public void setPasswordQuery(String passwordQuery) {
            say(Setting.TRUST_PASSWORD_QUERY, passwordQuery);
        }
    }

    /** The audit log in the database. */
    public static final class Events extends SettingGroups {
        Events(RawSettings all) {
            super(all);
        }

        public void setKeep(String keep) {
            say(Setting.EVENTS_KEEP, keep);
        }
    }
}
