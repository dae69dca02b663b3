package io.github.secondgate.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was said of the settings so far, whichever setter said it: their texts by their whole names, with a key in brackets too. */
public abstract class RawSettings {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> stepUp = new LinkedHashMap<>();
    private final Map<String, String> clients = new LinkedHashMap<>();
    private final SettingGroups.Mail mail = new SettingGroups.Mail(this);
    private final SettingGroups.Sms sms = new SettingGroups.Sms(this);
    private final SettingGroups.Trust trust = new SettingGroups.Trust(this);
    private final SettingGroups.Events events = new SettingGroups.Events(this);

    RawSettings() {}

    /** All that was said so far, by the whole name of the setting. */
    protected final Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>(texts);
        addKeyed(Setting.STEP_UP, stepUp, all);
        addKeyed(Setting.CLIENTS, clients, all);
        addKeyed(Setting.SMS_HEADER, sms.getHeader(), all);
        return all;
    }

    private static void addKeyed(Setting<?> setting, Map<String, String> said, Map<String, String> all) {
        said.forEach((key, text) -> all.put(setting.name().replace("[]", "[" + key + "]"), text));
    }

    /** @param text null to unsay it */
    final void say(Setting<?> setting, String text) {
        if (text == null) {
            texts.remove(setting.name());
        } else {
            texts.put(setting.name(), text);
        }
    }

    /** @param name null where the data source itself was given */
    protected final void dataSourceName(String name) {
        say(Setting.DATA_SOURCE, name);
    }

    /** @param name null where the registry itself was given */
    protected final void meterRegistryName(String name) {
        say(Setting.METER_REGISTRY, name);
    }

    /** {@code stepUp[/admin/**] = 5m} */
    public Map<String, String> getStepUp() {
        return stepUp;
    }

    /** All at once, in the place of those before. */
    public void setStepUp(Map<String, String> ages) {
        Map<String, String> all = new LinkedHashMap<>(ages);
        stepUp.clear();
        stepUp.putAll(all);
    }

    /** {@code clients[/api/**] = credential} */
    public Map<String, String> getClients() {
        return clients;
    }

    /** All at once, in the place of those before. */
    public void setClients(Map<String, String> proofs) {
        Map<String, String> all = new LinkedHashMap<>(proofs);
        clients.clear();
        clients.putAll(all);
    }

    /** {@code mail.host = …} */
    public SettingGroups.Mail getMail() {
        return mail;
    }

    /** {@code sms.url = …} */
    public SettingGroups.Sms getSms() {
        return sms;
    }

    /** {@code trust.lifetime = …} */
    public SettingGroups.Trust getTrust() {
        return trust;
    }

    /** {@code events.keep = …} */
    public SettingGroups.Events getEvents() {
        return events;
    }
}
