package io.github.secondgate.demo.marina;

/** Somebody with a key to the gate. {@code roles}, with commas, is null for those who only lie here. */
public record Member(
        String account, String name, String boat, String position, String roles, String email, String phone) {}
