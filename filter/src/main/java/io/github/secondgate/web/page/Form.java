package io.github.secondgate.web.page;

import java.io.IOException;

/** A form of ours that can be shown once more, with what is wrong with what was sent. */
public interface Form {
    /** Shows it to a person. */
    void redisplay(Exchange exchange, Rejection rejection) throws IOException;

    /** Tells what is wrong: a person in the form, a script as a problem. */
    default void refuse(Exchange exchange, Rejection rejection) throws IOException {
        if (exchange.json) {
            exchange.answers.problem(rejection.status, rejection.problem, rejection.detail());
        } else {
            redisplay(exchange, rejection);
        }
    }
}
