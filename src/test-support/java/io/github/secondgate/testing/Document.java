package io.github.secondgate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the documentation, read as far as tests hold it: its code blocks, links and headings. */
public final class Document {
    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCE = Pattern.compile("( *)```(.*)");
    private static final Pattern CODE = Pattern.compile("`[^`\n]+`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    private final Path file;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder prose = new StringBuilder();

    /**
     * What stands between two fences.
     *
     * @param document the name of its file
     * @param line of its first fence, from 1
     * @param kind what follows the first fence: {@code ini}, {@code sh demo}
     */
    public record Block(String document, int line, String kind, String text) {
        @Override
        public String toString() {
            return document + ":" + line + " " + kind;
        }
    }

    private Document(Path file) {
        this.file = file;
        try {
            read(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The README, and whatever stands in {@code filter/docs} and {@code .github}; from the directory of a module. */
    public static List<Document> all() {
        List<Document> all = new ArrayList<>();
        all.add(of("README.md"));
        for (String folder : List.of("filter/docs", ".github")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .sorted()
                        .map(Document::new)
                        .forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** @param name as seen from the top of the repository */
    public static Document of(String name) {
        return new Document(ROOT.resolve(name));
    }

    private void read(List<String> lines) {
        String indent = null;
        int start = 0;
        String kind = "";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                (indent == null ? prose : text)
                        .append(indent == null ? lines.get(i) : unindented(lines.get(i), indent))
                        .append('\n');
            } else if (indent == null) {
                indent = fence.group(1);
                kind = fence.group(2).trim();
                start = i + 1;
                text.setLength(0);
            } else {
                blocks.add(new Block(file.getFileName().toString(), start, kind, text.toString()));
                indent = null;
            }
        }
        if (indent != null) {
            throw new IllegalStateException(file + ":" + start + ": a block without an end");
        }
    }

    private static String unindented(String line, String indent) {
        return line.startsWith(indent) ? line.substring(indent.length()) : line;
    }

    public Path file() {
        return file;
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** All that stands outside of blocks. */
    public String prose() {
        return prose.toString();
    }

    /** Addresses as they are written. */
    public List<String> links() {
        return LINK.matcher(CODE.matcher(prose).replaceAll("`"))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** What may stand after the {@code #} of a link to this page, as GitHub makes it of the headings. */
    public Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(prose)
                .results()
                .map(heading -> anchor(heading.group(1)))
                .forEach(anchor -> {
                    for (int again = 0; !anchors.add(again == 0 ? anchor : anchor + "-" + again); again++) {
                        continue;
                    }
                });
        return anchors;
    }

    private static String anchor(String heading) {
        return Pattern.compile("[\\p{L}\\p{N} _-]")
                .matcher(heading.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining())
                .replace(' ', '-');
    }
}
