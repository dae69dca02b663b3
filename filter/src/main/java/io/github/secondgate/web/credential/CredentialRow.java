package io.github.secondgate.web.credential;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.credential.Credential;
import io.github.secondgate.view.LocalizedText;
import java.time.Instant;

/** A credential in the list, good or ended. Immutable. */
final class CredentialRow {
    final String id;
    final String name;
    final boolean good;
    final String methods;
    final String paths;
    final String madeBy;
    final String madeOn;
    final String until;
    final String endedOn;
    final String lastUsed;
    final String lastAddress;
    private final Credential credential;
    private final Credential.Ending ending;

    CredentialRow(Credential credential, Instant now, LocalizedText words) {
        this.credential = credential;
        this.ending = credential.ending(now);
        this.id = credential.id();
        this.name = credential.name();
        this.good = ending == null;
        this.methods = String.join(", ", credential.methods());
        this.paths = String.join(", ", credential.paths());
        this.madeBy = credential.madeBy();
        this.madeOn = words.day(credential.madeAt());
        this.until = words.moment(credential.until());
        this.endedOn = good ? null : words.moment(credential.endedAt());
        this.lastUsed = credential.lastUsedAt() == null ? null : words.moment(credential.lastUsedAt());
        this.lastAddress = credential.lastAddress();
    }

    JsonObject json() {
        JsonObject answer = new JsonObject();
        answer.put("id", id);
        answer.put("name", name);
        answer.put("paths", new JsonArray(credential.paths()));
        answer.put("methods", new JsonArray(credential.methods()));
        answer.put("madeBy", madeBy);
        answer.put("reason", credential.reason());
        answer.put("madeAt", credential.madeAt().toString());
        answer.put("until", credential.until().toString());
        answer.put(
                "lastUsedAt",
                credential.lastUsedAt() == null ? null : credential.lastUsedAt().toString());
        answer.put("lastAddress", lastAddress);
        answer.put("ending", good ? null : ending.name());
        answer.put("endedAt", good ? null : credential.endedAt().toString());
        return answer;
    }
}
