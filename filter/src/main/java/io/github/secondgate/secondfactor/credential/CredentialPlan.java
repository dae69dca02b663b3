package io.github.secondgate.secondfactor.credential;

import io.github.secondgate.text.ColumnWidth;
import io.github.secondgate.text.Unseen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a machine credential is to be called, good for, and until when. Immutable. */
public final class CredentialPlan {
    /** Instead of methods: each of them. */
    public static final String ANY_METHOD = "*";

    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]{0,31}");
    private static final int LONGEST_NAME = 64;

    final String name;
    final List<String> paths;
    final List<String> methods;
    final Instant until;

    private CredentialPlan(String name, Collection<String> paths, Collection<String> methods, Instant until) {
        this.name = name;
        this.paths = Collections.unmodifiableList(new ArrayList<>(paths));
        this.methods = Collections.unmodifiableList(new ArrayList<>(methods));
        this.until = until;
    }

    /**
     * @param name as {@link #name} gives it
     * @param paths rules of the setting, at least one
     * @param methods as {@link #methods} gives them
     * @return empty where these are more paths than can be kept
     */
    public static Optional<CredentialPlan> of(
            String name, Collection<String> paths, Collection<String> methods, Instant until) {
        boolean kept = !paths.isEmpty() && ColumnWidth.CREDENTIAL_PATHS.holds(String.join(",", paths));
        return kept ? Optional.of(new CredentialPlan(name, paths, methods, until)) : Optional.empty();
    }

    /** A name of 1 to 64 characters that are all seen, with single spaces inside; empty for any other text. */
    public static Optional<String> name(String typed) {
        String name = typed.trim().replaceAll(" +", " ");
        boolean good = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints().noneMatch(Unseen::is);
        return good ? Optional.of(name) : Optional.empty();
    }

    /** Methods of HTTP with commas between them, or {@link #ANY_METHOD}; empty for any other text. */
    public static Optional<Set<String>> methods(String typed) {
        Set<String> methods = new LinkedHashSet<>(Arrays.asList(typed.trim().split(" *, *", -1)));
        boolean good = methods.equals(Collections.singleton(ANY_METHOD))
                || methods.stream().allMatch(method -> METHOD.matcher(method).matches());
        return good && ColumnWidth.CREDENTIAL_METHODS.holds(String.join(",", methods))
                ? Optional.of(methods)
                : Optional.empty();
    }
}
