package io.github.secondgate.it.app.ws;

import java.io.IOException;
import javax.websocket.OnOpen;
import javax.websocket.Session;
import javax.websocket.server.ServerEndpoint;

/** A private stream. */
@ServerEndpoint("/account/ticker")
public class Ticker {
    @OnOpen
    public void opened(Session session) throws IOException {
        session.getBasicRemote().sendText("CANARY");
    }
}
