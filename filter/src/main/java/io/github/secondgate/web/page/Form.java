package io.github.secondgate.web.page;

import java.io.IOException;

/** A form of ours that can be shown once more, with what is wrong with what was sent. */
public interface Form {
    /** Shows it to a person. */
    void again(Call call, Refused refused) throws IOException;

    /** Tells what is wrong: a person in the form, a script as a problem. */
    default void refuse(Call call, Refused refused) throws IOException {
        if (call.json) {
            call.problem(refused.status, refused.problem, refused.detail());
        } else {
            again(call, refused);
        }
    }
}
