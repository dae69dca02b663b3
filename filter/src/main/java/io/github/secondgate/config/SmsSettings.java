package io.github.secondgate.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines {@code secondgate.sms.NAME} of {@code shiro.ini}: how an SMS gateway is asked. In the address, the headers and
 * the body, {@code {to}}, {@code {text}} and {@code {secret}} are filled in and escaped as the place demands.
 */
public final class SmsSettings {
    private final Map<String, String> raw = new TreeMap<>();
    private final Map<String, String> header = new LinkedHashMap<>();

    public SmsSettings() {}

    Map<String, String> raw() {
        return raw;
    }

    /** {@code header[Authorization] = Bearer {secret}}: goes with each request. */
    public Map<String, String> getHeader() {
        return header;
    }

    /** The address of the gateway; {@code https} unless it is this machine. */
    public void setUrl(String url) {
        raw.put("sms.url", url);
    }

    /** {@code POST} (the default), {@code PUT} or {@code GET}. */
    public void setMethod(String method) {
        raw.put("sms.method", method);
    }

    /** What is sent; nothing by default. */
    public void setBody(String body) {
        raw.put("sms.body", body);
    }

    /** Of the body; {@code application/x-www-form-urlencoded} by default. */
    public void setContentType(String contentType) {
        raw.put("sms.contentType", contentType);
    }

    /** The file that holds what {@code {secret}} stands for, and nothing else. */
    public void setSecretFile(String secretFile) {
        raw.put("sms.secretFile", secretFile);
    }

    /** Whether codes may go to another machine in clear; false by default. */
    public void setAllowHttp(String allowHttp) {
        raw.put("sms.allowHttp", allowHttp);
    }
}
