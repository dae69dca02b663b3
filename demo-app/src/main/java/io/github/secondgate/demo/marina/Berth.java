package io.github.secondgate.demo.marina;

/** One place to lie at; {@code boat} is null on a night when it is free. */
public record Berth(String code, String pontoon, int place, int metres, String boat) {

    public boolean free() {
        return boat == null;
    }
}
