package io.github.secondgate.config;

import io.github.secondgate.notify.sms.HttpSmsSender;
import io.github.secondgate.notify.sms.SmsGateway;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the settings of the SMS gateway mean. */
final class SmsOptions {
    private static final String SECRET = "{secret}";

    private final Settings settings;
    private final Map<String, String> headers;

    SmsOptions(Settings settings, Map<String, String> headers) {
        this.settings = settings;
        this.headers = headers;
    }

    boolean isEmpty() {
        return settings.isEmpty() && headers.isEmpty();
    }

    /** @return null where no gateway is configured, or not rightly */
    HttpSmsSender sender() {
        String url = settings.required("sms.url", "https://sms.example.org/send");
        if (url == null) {
            return null;
        }
        boolean usable = address(url);
        String method = settings.text("sms.method", "POST").toUpperCase(Locale.ROOT);
        if (!method.equals("GET") && !method.equals("POST") && !method.equals("PUT")) {
            settings.fault("sms.method", "is '" + method + "'", "say POST, PUT or GET");
            usable = false;
        }
        String body = settings.text("sms.body", "");
        if (method.equals("GET") && !body.isEmpty()) {
            settings.fault("sms.body", "does not go with a GET", "put {to} and {text} into sms.url, or say POST");
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
            boolean allowed = settings.flag("sms.allowHttp", false) || MailOptions.isThisMachine(parsed.getHost());
            if (http && !allowed) {
                settings.fault(
                        "sms.url", "would send codes in clear", "use https, or say secondgate.sms.allowHttp = true");
            }
            return !http || allowed;
        } catch (MalformedURLException e) {
            settings.fault("sms.url", "is '" + url + "'", "give an address like https://sms.example.org/send");
            return false;
        }
    }

    /** Each part by itself first, so that a fault names the setting it belongs to. */
    private SmsGateway gateway(String url, String method, String body) {
        String contentType = settings.text("sms.contentType", "application/x-www-form-urlencoded");
        Map<String, String> none = new LinkedHashMap<>();
        String known = fits(
                        "sms.contentType",
                        "say application/x-www-form-urlencoded, application/json, application/xml or text/plain",
                        () -> new SmsGateway(method, url, none, "", contentType, null))
                ? contentType
                : "text/plain";
        boolean usable = known.equals(contentType);
        usable &= fits(
                "sms.body",
                "write {to} and {text} inside of quotes",
                () -> new SmsGateway(method, url, none, body, known, null));
        usable &= fits(
                "sms.header",
                "write single lines of plain ASCII, like Bearer {secret}",
                () -> new SmsGateway(method, url, headers, "", known, null));
        if (headers.keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase)) {
            settings.fault(
                    "sms.header", "names the content type", "say secondgate.sms.contentType, which also escapes");
            usable = false;
        }
        String secret =
                settings.text("sms.secretFile", null) == null ? null : SecretFile.read(settings, "sms.secretFile");
        return usable ? new SmsGateway(method, url, headers, body, contentType, secret) : null;
    }

    private boolean fits(String name, String fix, Runnable trial) {
        try {
            trial.run();
            return true;
        } catch (IllegalArgumentException e) {
            settings.fault(name, e.getMessage(), fix);
            return false;
        }
    }

    private void checkPlaceholders(SmsGateway gateway) {
        for (String placeholder : new String[] {"{to}", "{text}"}) {
            if (!gateway.mentions(placeholder)) {
                settings.fault("sms.body", "lacks " + placeholder, "write it there, or into sms.url");
            }
        }
        boolean named = settings.text("sms.secretFile", null) != null;
        if (gateway.mentions(SECRET) && !named) {
            settings.fault("sms.secretFile", "is missing", "name the file that holds what {secret} stands for");
        }
        if (!gateway.mentions(SECRET) && named) {
            settings.fault("sms.secretFile", "has no effect", "write {secret} where it belongs, or leave it out");
        }
    }
}
