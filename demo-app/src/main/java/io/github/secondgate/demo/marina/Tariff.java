package io.github.secondgate.demo.marina;

/** What a night costs, in whole crowns, for boats up to so many metres. */
public record Tariff(int upToMetres, int perNight, int perMonth) {}
