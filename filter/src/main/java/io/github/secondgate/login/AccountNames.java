package io.github.secondgate.login;

import io.github.secondgate.text.ColumnWidth;
import io.github.secondgate.text.Unseen;
import java.text.Normalizer;
import java.util.function.Supplier;

/**
 * The account names of people. A name is the principal of their login when that is a String, else the
 * named property of it; it is trimmed, its spaces fold to one, and it is brought to NFKC and lower case unless told
 * otherwise, so that {@code Alice} is no second account. Nor is {@code al<soft hyphen>ice}: a name with a character that
 * nobody sees is refused, for a directory or a collation may look past it. It does not know which further spellings the
 * application's realm takes for one name. Never uses {@code toString} of a principal: that is nobody's promise.
 */
public final class AccountNames {
    /** Besides what Unicode calls a space; these are dropped at the ends of a name and refused inside. */
    private static final String WHITE_CONTROLS = "\t\n\u000b\f\r";

    private final BeanPath accountProperty;
    /** Null for the account itself. */
    private final BeanPath loginNameProperty;

    private final boolean realmPrefix;
    private final boolean fold;

    /**
     * @param accountProperty property of a principal object that names the account, or null
     * @param loginNameProperty property that names what the person types at the login, or null for the account itself
     * @param realmPrefix whether the realm's name stands before the account, for applications with several realms
     * @param fold whether case is folded
     */
    public AccountNames(String accountProperty, String loginNameProperty, boolean realmPrefix, boolean fold) {
        this.accountProperty = accountProperty == null ? null : BeanPath.of(accountProperty);
        this.loginNameProperty = loginNameProperty == null ? null : BeanPath.of(loginNameProperty);
        this.realmPrefix = realmPrefix;
        this.fold = fold;
    }

    /**
     * The account of whoever signed in as {@code principal}.
     *
     * @param realm tells the name of the realm that made the login, asked only where it stands before account names
     * @throws AccountNameRefusedException when what the principal gives cannot be an account name
     * @throws UnknownPersonException when the principal gives none at all
     */
    public String account(Object principal, Supplier<String> realm) {
        String account = normalised(raw(principal, accountProperty, "account"), fold);
        return bounded(realmPrefix ? realm.get() + "/" + account : account);
    }

    /**
     * What the account's property says of a principal, not normalised.
     *
     * @param called what the login itself calls them, where there is no such property or the principal is a text; or null
     * @throws UnknownPersonException when the property gives none
     */
    public String name(Object principal, String called) {
        return accountProperty == null || principal instanceof String
                ? called
                : raw(principal, accountProperty, "account");
    }

    /** What they type at that login, likewise. */
    public String loginName(Object principal, String called) {
        return loginNameProperty == null || principal instanceof String
                ? called
                : raw(principal, loginNameProperty, "loginName");
    }

    /**
     * What this person types as user name at the application's login; not normalised, as the login may not be.
     *
     * @throws UnknownPersonException when the principal gives none
     */
    public String loginName(Object principal) {
        return loginNameProperty == null
                ? raw(principal, accountProperty, "account")
                : raw(principal, loginNameProperty, "loginName");
    }

    /**
     * The account that a setting, a form or the application names, after its realm and a slash where the realm stands
     * before account names.
     *
     * @throws UnknownPersonException when that is no account name; its words say why, and do not hold the name
     */
    public String named(String text) {
        if (text == null) {
            throw new UnknownPersonException("No account name is given.");
        }
        if (!realmPrefix) {
            return bounded(normalised(text, fold));
        }
        int name = text.indexOf('/') + 1;
        if (name <= 1) {
            throw new UnknownPersonException(
                    "No realm stands before the account name; with realmPrefix = true it is written realm/account.");
        }
        return bounded(text.substring(0, name) + normalised(text.substring(name), fold));
    }

    private static String bounded(String account) {
        if (!ColumnWidth.ACCOUNT.holds(account)) {
            throw new AccountNameRefusedException(
                    "The account name has more than " + ColumnWidth.ACCOUNT.units() + " characters.");
        }
        return account;
    }

    /** The one form of an account name: NFKC, single spaces inside, and lower case where {@code fold} says so. */
    private static String normalised(String name, boolean fold) {
        String normal = singleSpaced(Normalizer.normalize(name, Normalizer.Form.NFKC));
        if (normal.isEmpty()) {
            throw new AccountNameRefusedException("The account name is empty.");
        }
        return fold ? Normalizer.normalize(folded(normal), Normalizer.Form.NFKC) : normal;
    }

    private static String singleSpaced(String name) {
        int[] points = name.codePoints().toArray();
        int end = points.length;
        while (end > 0 && isWhite(points[end - 1])) {
            end--;
        }
        StringBuilder single = new StringBuilder(name.length());
        boolean space = false;
        for (int i = 0; i < end; i++) {
            boolean begun = single.length() > 0;
            if (begun ? isSpace(points[i]) : isWhite(points[i])) {
                space = begun;
            } else if (Unseen.is(points[i])) {
                throw new AccountNameRefusedException("The account name holds a character that nobody sees.");
            } else {
                single.append(space ? " " : "").appendCodePoint(points[i]);
                space = false;
            }
        }
        return single.toString();
    }

    private static boolean isWhite(int point) {
        return isSpace(point) || WHITE_CONTROLS.indexOf(point) >= 0;
    }

    /** An older Java takes some characters that nobody sees for spaces. */
    private static boolean isSpace(int point) {
        return Character.getType(point) == Character.SPACE_SEPARATOR && !Unseen.is(point);
    }

    /**
     * Each character as {@link String#equalsIgnoreCase} compares it, by way of upper case: realms and databases find
     * {@code ian} under {@code İan}, whose plain lower case would be another name, and so one without a factor.
     */
    private static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static String raw(Object principal, BeanPath property, String setting) {
        if (principal instanceof String) {
            return (String) principal;
        }
        if (property == null) {
            throw new UnknownPersonException("The application's principal is a "
                    + principal.getClass().getName() + ": name its property with secondgate." + setting + " = …");
        }
        Object value = read(principal, property, setting);
        if (value instanceof String || value instanceof Number) {
            return value.toString();
        }
        throw new UnknownPersonException("secondgate." + setting + " = " + property + " gives no text on a "
                + principal.getClass().getName() + ": name a property that holds a String or a number.");
    }

    private static Object read(Object principal, BeanPath property, String setting) {
        try {
            return property.read(principal);
        } catch (UnknownPersonException e) {
            throw new UnknownPersonException("secondgate." + setting + " = " + property + ": " + e.getMessage(), e);
        }
    }
}
