package io.github.secondgate.secondfactor;

import java.time.Duration;

/** Carries a code to a person, without keeping anybody waiting. What happens to it on the way is not known here. */
public interface CodePost {
    /** @param lives how long the code is taken */
    void send(Channel channel, String to, String code, Duration lives, Attempt attempt);
}
