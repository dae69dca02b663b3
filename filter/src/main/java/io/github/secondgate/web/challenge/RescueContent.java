package io.github.secondgate.web.challenge;

import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import java.util.stream.Collectors;

/** What somebody needs who has the helpdesk on the telephone, and nothing else. */
final class RescueContent extends PageContent {
    final String phrase;
    final String spelled;
    final String error;
    final String hint;
    /** Whether the code that they get may be that of a day pass. */
    final boolean dayPass;

    /**
     * @param phrase what is read out; null where its time is over
     * @param alert what is wrong with the helpdesk's code
     */
    RescueContent(String phrase, boolean dayPass, Alert alert, LocalizedText words) {
        super(PageTemplate.RESCUE);
        this.phrase = phrase;
        this.spelled =
                phrase == null ? null : spelled(phrase, words.text("digits").split(" "));
        this.error = alert.sentence;
        this.hint = alert.hint;
        this.dayPass = dayPass;
    }

    private static String spelled(String phrase, String[] digits) {
        return phrase.chars()
                .mapToObj(sign -> sign == ' ' ? "·" : digits[sign - '0'])
                .collect(Collectors.joining(" "));
    }

    @Override
    public boolean failed() {
        return error != null;
    }

    @Override
    public boolean held() {
        return true;
    }

    @Override
    public boolean signingIn() {
        return true;
    }
}
