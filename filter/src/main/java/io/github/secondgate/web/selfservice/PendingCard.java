package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.QrSvg;

/** A set-up, and the form for its first code. Carries the shared secret. */
final class PendingCard extends AppCard {
    /** What the new app is for. */
    enum Purpose {
        FIRST,
        FURTHER,
        CHANGE
    }

    final String uri;
    final String secret;
    final String secretGroups;
    final int digits;
    final String name;
    final boolean adds;
    final boolean changes;
    final String error;
    final String hint;
    /** Until a code is looked at again; zero where one is. */
    final long waitSeconds;

    final boolean counting;
    final boolean wrongCode;
    final AppGuide guide;
    private final Purpose purpose;

    /**
     * @param uri that the QR code says
     * @param secret as people type it
     * @param digits of a code
     * @param name of the new app
     * @param guide to an app, for whoever has none
     */
    PendingCard(String uri, String secret, int digits, String name, Purpose purpose, AppGuide guide) {
        this(uri, secret, digits, name, purpose, guide, Alert.NONE);
    }

    private PendingCard(
            String uri, String secret, int digits, String name, Purpose purpose, AppGuide guide, Alert alert) {
        this.uri = uri;
        this.secret = secret;
        this.secretGroups = secret.replaceAll("(.{4})(?=.)", "$1 ");
        this.digits = digits;
        this.name = name;
        this.purpose = purpose;
        this.adds = purpose == Purpose.FURTHER;
        this.changes = purpose == Purpose.CHANGE;
        this.guide = guide;
        this.error = alert.sentence;
        this.hint = alert.hint;
        this.waitSeconds = alert.waitSeconds;
        this.counting = waitSeconds > 0;
        this.wrongCode = error != null && !counting;
    }

    /** @param beside whether the account has a factor to work with besides */
    static PendingCard of(PendingEnrolment pending, String issuer, boolean beside, AppGuide guide) {
        Purpose with = pending.replaces() == null ? Purpose.FURTHER : Purpose.CHANGE;
        return new PendingCard(
                pending.uri(issuer),
                pending.setupKey(),
                pending.digits(),
                pending.name(),
                beside ? with : Purpose.FIRST,
                guide);
    }

    /** Drawn for the template only. */
    String qrSvg() {
        return QrSvg.of(uri);
    }

    @Override
    String state() {
        return "PENDING_CONFIRMATION";
    }

    @Override
    String title() {
        return "pending";
    }

    @Override
    boolean failed() {
        return error != null;
    }

    @Override
    boolean offers(SettingsForm form) {
        return false;
    }

    @Override
    AppCard refused(SettingsForm form, Alert alert) {
        return refused(alert);
    }

    /** The same with what is wrong with the code. */
    PendingCard refused(Alert alert) {
        return new PendingCard(uri, secret, digits, name, purpose, guide, alert);
    }

    /** For a script that begins it. */
    JsonObject json() {
        JsonObject answer = new JsonObject();
        answer.put("state", state());
        answer.put("name", name);
        answer.put("secret", secret);
        answer.put("uri", uri);
        return answer;
    }
}
