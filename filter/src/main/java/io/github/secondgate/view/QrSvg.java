package io.github.secondgate.view;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code (ISO/IEC 18004) as an SVG element to stand in a page: no image, no address, no AWT.
 *
 * <p>The element is hidden from assistive technology; the page gives it a name. It carries no style, only presentation
 * attributes, so it stands under a strict content security policy, and it brings its own white ground and quiet zone of
 * four modules, so it scans in a dark page too.
 */
public final class QrSvg {

    private static final int QUIET_ZONE = 4;
    private static final int PIXELS = 240;

    private QrSvg() {}

    /**
     * @param text what the code says
     * @throws IllegalArgumentException if the text is empty, not ASCII (as a URI is), or longer than 2,953 characters
     */
    public static String of(String text) {
        return draw(matrix(text));
    }

    private static ByteMatrix matrix(String text) {
        if (text.isEmpty() || text.chars().anyMatch(c -> c > 126)) {
            throw new IllegalArgumentException("Only ASCII text: phones differ in what they take other bytes for");
        }
        try {
            // The lowest correction: a screen is not dirty or torn, and larger modules scan better.
            return Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
        } catch (WriterException e) {
            // Without the cause: its message may quote the text, and the text holds the secret.
            throw new IllegalArgumentException("No QR code for a text of " + text.length() + " characters");
        }
    }

    private static String draw(ByteMatrix modules) {
        int side = modules.getWidth() + 2 * QUIET_ZONE;
        // Whole pixels to a module, or its edges blur on screens of low resolution.
        int pixels = side * Math.max(3, Math.round((float) PIXELS / side));
        return "<svg class=\"sg-qr-code\" viewBox=\"0 0 " + side + " " + side + "\" width=\"" + pixels
                + "\" height=\"" + pixels
                + "\" shape-rendering=\"crispEdges\" aria-hidden=\"true\" focusable=\"false\">"
                + "<rect width=\"" + side + "\" height=\"" + side + "\" fill=\"#fff\"/>"
                + "<path stroke=\"#000\" d=\"" + strokes(modules) + "\"/></svg>";
    }

    /** Each run of dark modules is one horizontal stroke; moves are relative, which halves the size. */
    private static String strokes(ByteMatrix modules) {
        StringBuilder path = new StringBuilder(3500);
        int penX = 0;
        int penY = 0;
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int run = darkRun(modules, x, y);
                if (run == 0) {
                    continue;
                }
                move(path, x - penX, y - penY);
                path.append('h').append(run);
                x += run;
                penX = x;
                penY = y;
            }
        }
        return path.toString();
    }

    private static void move(StringBuilder path, int dx, int dy) {
        if (path.length() == 0) {
            // Half a module down, because a stroke lies on both sides of its line.
            path.append('M')
                    .append(QUIET_ZONE + dx)
                    .append(' ')
                    .append(QUIET_ZONE + dy)
                    .append(".5");
        } else {
            path.append('m').append(dx).append(dy < 0 ? "" : " ").append(dy);
        }
    }

    private static int darkRun(ByteMatrix modules, int x, int y) {
        int end = x;
        while (end < modules.getWidth() && modules.get(end, y) == 1) {
            end++;
        }
        return end - x;
    }
}
