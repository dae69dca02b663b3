package io.github.secondgate.web;

import io.github.secondgate.http.Accept;
import io.github.secondgate.http.Reply;
import io.github.secondgate.view.Asset;
import io.github.secondgate.view.Assets;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The stylesheet, script and icon of our pages, for anybody. */
final class AssetsPage {
    private static final String BELOW = "/assets/";

    private final Assets assets;

    AssetsPage(Assets assets) {
        this.assets = assets;
    }

    boolean serves(String path) {
        return path.startsWith(BELOW)
                && assets.find(path.substring(BELOW.length())).isPresent();
    }

    void serve(String path, String method, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Asset> found = assets.find(path.substring(BELOW.length()));
        if (!method.equals("GET") || !found.isPresent()) {
            response.setHeader("Allow", "GET, HEAD");
            Reply.plain(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Use GET.");
            return;
        }
        Asset asset = found.get();
        Reply.headers(response);
        if (("v=" + asset.version()).equals(request.getQueryString())) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        }
        boolean compressed = Accept.gzip(request);
        response.addHeader("Vary", "Accept-Encoding");
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(asset.contentType());
        response.setContentLength(asset.length(compressed));
        asset.writeTo(response.getOutputStream(), compressed);
    }
}
