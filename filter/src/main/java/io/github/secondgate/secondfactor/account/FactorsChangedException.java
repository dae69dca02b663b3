package io.github.secondgate.secondfactor.account;

/**
 * The account's factors are no longer those on which it was decided that this request may go on: nothing was done. Whoever
 * attempted it must be decided about anew before anything else.
 */
public final class FactorsChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FactorsChangedException() {
        super("The account's factors changed while a request was on its way, so it was refused");
    }
}
