package io.github.secondgate.secondfactor;

/** Where a request came from, for the log, and by what the very same request sent again is recognised. Immutable. */
public final class Attempt {
    private final String address;
    private final String mark;

    /**
     * @param address of the client as the application sees it, or null
     * @param mark a secret of the session that survives the rotation of its id, or null: then no repetition is
     *     recognised
     */
    public Attempt(String address, String mark) {
        this.address = address;
        this.mark = mark;
    }

    public String address() {
        return address;
    }

    String mark() {
        return mark;
    }

    @Override
    public String toString() {
        return "Attempt[" + address + "]";
    }
}
