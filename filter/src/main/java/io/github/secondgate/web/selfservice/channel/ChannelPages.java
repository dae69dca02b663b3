package io.github.secondgate.web.selfservice.channel;

import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Routes;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.SentCodeOptions;
import io.github.secondgate.web.selfservice.SettingsView;

/** Codes by one channel as a factor of one's own: the card, and the addresses that its forms lead to. */
public final class ChannelPages {
    private final Channel channel;
    private final SentCodeOptions options;
    private final PasswordFirst passwordFirst;
    private final Channels channels;
    private final ChannelCard card;

    public ChannelPages(Channel channel, SentCodeOptions options, PasswordFirst passwordFirst, Channels channels) {
        this.channel = channel;
        this.options = options;
        this.passwordFirst = passwordFirst;
        this.channels = channels;
        this.card = new ChannelCard(channel, options, passwordFirst, channels);
    }

    public Card card() {
        return card;
    }

    /**
     * Adds the addresses.
     *
     * @param view that the card stands in
     * @param disable what disables two-factor as a whole
     */
    public void open(Routes routes, SettingsView view, FreshFactor fresh, Page disable) {
        String path = "/" + channel.key();
        Form form = view.card(card);
        routes.on(
                        path + "/enable",
                        "POST",
                        new ChannelEnablePage(channel, view, form, options, fresh, passwordFirst, channels))
                .on(path + "/confirm", "POST", new ChannelConfirmPage(channel, view, form, options, channels))
                .on(path + "/disable", "POST", new ChannelDisablePage(channel, view, form, fresh, channels, disable));
    }
}
