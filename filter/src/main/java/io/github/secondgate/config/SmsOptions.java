package io.github.secondgate.config;

import io.github.secondgate.notify.sms.HttpSmsSender;
import io.github.secondgate.notify.sms.SmsGateway;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the settings of the SMS gateway mean. */
final class SmsOptions {
    private static final String SECRET = "{secret}";

    private final Settings settings;
    private final Map<String, String> headers;

    SmsOptions(Settings settings) {
        this.settings = settings;
        this.headers = settings.keyed(Setting.SMS_HEADER);
    }

    boolean isEmpty() {
        return !settings.saysAny("sms.");
    }

    /** @return null where no gateway is configured, or not rightly */
    HttpSmsSender sender() {
        String url = settings.required(Setting.SMS_URL);
        if (url == null) {
            return null;
        }
        boolean usable = address(url);
        String method = settings.get(Setting.SMS_METHOD);
        String said = settings.get(Setting.SMS_BODY);
        String body = said == null ? "" : said;
        if (method.equals("GET") && !body.isEmpty()) {
            settings.fault(Setting.SMS_BODY, "does not go with a GET", "put {to} and {text} into sms.url, or say POST");
            usable = false;
        }
        SmsGateway gateway = usable ? gateway(url, method, body) : null;
        if (gateway == null) {
            return null;
        }
        checkPlaceholders(gateway);
        return new HttpSmsSender(gateway);
    }

    private boolean address(String url) {
        try {
            URL parsed = new URL(url.replaceAll("\\{\\w+}", "x"));
            boolean http = parsed.getProtocol().equals("http");
            if (parsed.getHost().isEmpty() || !http && !parsed.getProtocol().equals("https")) {
                throw new MalformedURLException();
            }
            boolean allowed = settings.get(Setting.SMS_ALLOW_HTTP) || MailOptions.isThisMachine(parsed.getHost());
            if (http && !allowed) {
                settings.fault(
                        Setting.SMS_URL,
                        "would send codes in clear",
                        "use https, or say secondgate.sms.allowHttp = true");
            }
            return !http || allowed;
        } catch (MalformedURLException e) {
            settings.fault(Setting.SMS_URL, "is '" + url + "'", "give an address like https://sms.example.org/send");
            return false;
        }
    }

    /** Each part by itself first, so that a fault names the setting it belongs to. */
    private SmsGateway gateway(String url, String method, String body) {
        String contentType = settings.get(Setting.SMS_CONTENT_TYPE);
        Map<String, String> none = new LinkedHashMap<>();
        String known = fits(
                        Setting.SMS_CONTENT_TYPE,
                        "say application/x-www-form-urlencoded, application/json, application/xml or text/plain",
                        () -> new SmsGateway(method, url, none, "", contentType, null))
                ? contentType
                : "text/plain";
        boolean usable = known.equals(contentType);
        usable &= fits(
                Setting.SMS_BODY,
                "write {to} and {text} inside of quotes",
                () -> new SmsGateway(method, url, none, body, known, null));
        usable &= fits(
                Setting.SMS_HEADER,
                "write single lines of plain ASCII, like Bearer {secret}",
                () -> new SmsGateway(method, url, headers, "", known, null));
        if (headers.keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase)) {
            settings.fault(
                    Setting.SMS_HEADER, "names the content type", "say secondgate.sms.contentType, which also escapes");
            usable = false;
        }
        String secret = SecretFile.read(settings, Setting.SMS_SECRET_FILE);
        return usable ? new SmsGateway(method, url, headers, body, contentType, secret) : null;
    }

    private boolean fits(Setting<?> setting, String fix, Runnable trial) {
        try {
            trial.run();
            return true;
        } catch (IllegalArgumentException e) {
            settings.fault(setting, e.getMessage(), fix);
            return false;
        }
    }

    private void checkPlaceholders(SmsGateway gateway) {
        for (String placeholder : new String[] {"{to}", "{text}"}) {
            if (!gateway.mentions(placeholder)) {
                settings.fault(Setting.SMS_BODY, "lacks " + placeholder, "write it there, or into sms.url");
            }
        }
        boolean named = settings.says(Setting.SMS_SECRET_FILE);
        if (gateway.mentions(SECRET) && !named) {
            settings.fault(Setting.SMS_SECRET_FILE, "is missing", "name the file that holds what {secret} stands for");
        }
        if (!gateway.mentions(SECRET) && named) {
            settings.fault(
                    Setting.SMS_SECRET_FILE, "has no effect", "write {secret} where it belongs, or leave it out");
        }
    }
}
