package io.github.secondgate.gate;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Our own addresses, as the gate knows them: it hands a request over and leaves the answer to them. */
public interface OwnPages {
    /**
     * Answers whatever is asked there.
     *
     * @param path below our base: empty, or with a leading slash
     */
    void serve(String path, RequestContext requestContext, HttpServletRequest request, HttpServletResponse response)
            throws IOException;

    /** Whether the address is for anybody, whoever they are. */
    boolean isForAnybody(String path);
}
